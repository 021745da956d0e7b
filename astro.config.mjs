import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

// PUBLIC_URL is where the public reaches the site. Behind a TLS proxy every form would be refused
// as cross-site unless that address is named here.
const publicUrl = process.env.PUBLIC_URL ? new URL(process.env.PUBLIC_URL) : null;

export default defineConfig({
  output: 'server',
  // src/server.ts owns the port: it answers files from memory and hands the rest to this handler.
  adapter: node({
    mode: 'middleware',
    bodySizeLimit: 1024 * 1024,
    // An error inside a component must be a 500, never a truncated 200.
    experimentalDisableStreaming: true,
  }),
  session: false,
  trailingSlash: 'ignore',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', format: 'file' },
  markdown: { syntaxHighlight: false },
  vite: { build: { assetsInlineLimit: 0 } },
});
