// After somebody signed out: the worker, its page and who it was for leave this phone.
import { markKept } from './keep.ts';
import { forgetHolder } from './notes.ts';
import { unregister } from './register.ts';
import { shellCache } from './shell.ts';

async function forget(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await unregister();
  await caches.delete(shellCache);
  await forgetHolder();
  await markKept();
}
void forget().catch(() => undefined);
