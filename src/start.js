// What `npm start` runs, to begin again at once as src/start.ts in surroundings that spare the web process 45 MB.
// JavaScript, because whatever is TypeScript loads the translator, for good.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const { env, execArgv, execPath, argv } = process;
const folder = fileURLToPath(new URL('../.astro/compiled', import.meta.url));
const surroundings = {
  // What Node translated and compiled at the last start; also for the programs that the start runs beside itself.
  NODE_COMPILE_CACHE: folder,
  // glibc keeps a heap for each thread, and each of V8's threads leaves 5 MB of holes in its own.
  MALLOC_ARENA_MAX: '1',
};

// In place, so that it stays one process to whoever started it. Windows cannot, and needs no heaps of glibc.
if (process.platform !== 'win32' && !('MALLOC_ARENA_MAX' in env))
  process.execve?.(execPath, [execPath, ...execArgv, ...argv.slice(1)], { ...surroundings, ...env });
enableCompileCache(folder);
await import('./start.ts');
flushCompileCache();
