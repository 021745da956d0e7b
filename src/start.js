// What `npm start` runs. JavaScript, because whatever is TypeScript loads the translator, which costs the web process
// 25 MB for good: with what Node keeps of the last start, it is loaded only after a change.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../.astro/compiled', import.meta.url));
enableCompileCache(folder);
// For the programs that the start runs beside itself.
process.env.NODE_COMPILE_CACHE ??= folder;
await import('./start.ts');
flushCompileCache();
