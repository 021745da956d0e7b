import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'server',
  // src/server.ts owns the port: it answers files from memory and hands the rest to this handler.
  adapter: node({
    mode: 'middleware',
    // src/server/router.ts reads forms within a megabyte; only pages that take files are given a longer body.
    bodySizeLimit: 2 * 1024 * 1024 * 1024,
    // An error inside a component must be a 500, never a truncated 200.
    experimentalDisableStreaming: true,
  }),
  session: false,
  // src/lib/web/origin.ts checks where forms come from, and knows the public address behind a TLS proxy.
  security: { checkOrigin: false },
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', format: 'file' },
  markdown: { syntaxHighlight: false },
  vite: {
    build: {
      assetsInlineLimit: 0,
      // Phones that get no newer browser still read the pages: without this, widths are asked for in a way that
      // iOS 15 does not know, and it shows the page of the smallest phone at every width (docs/decisions/0049).
      cssTarget: ['chrome88', 'edge88', 'firefox78', 'safari14.1', 'ios14.5'],
    },
    // Bundled, because loading it file by file costs 0.4 s and 100 MB (see db/sql.ts).
    ssr: { noExternal: ['drizzle-orm', 'lucia', '@lucia-auth/adapter-drizzle'] },
  },
});
