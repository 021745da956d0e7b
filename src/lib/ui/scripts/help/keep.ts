import worker from './help-worker.ts?worker&url';
import { helpCache } from './pages.ts';

/** After one visit to a page of help, all of them open without a connection. */
export async function keepHelp(): Promise<void> {
  if ('serviceWorker' in navigator) await navigator.serviceWorker.register(worker, { scope: '/' });
}

/** Takes the pages of help off this device, and what keeps them there. */
export async function forgetHelp(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registrations = await navigator.serviceWorker.getRegistrations();
  const ofHelp = registrations.filter(({ scope }) => new URL(scope).pathname === '/');
  await Promise.all([caches.delete(helpCache), ...ofHelp.map((each) => each.unregister())]);
}
