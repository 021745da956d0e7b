import { staffPeoplePaths as paths } from '#lib/web/staff-people-paths.ts';
import { setHolder } from './notes.ts';
import type { Holder } from './seal.ts';
import { keepShell } from './shell.ts';
import worker from './worker.ts?worker&url';

/** Whether this browser can keep and seal a note: not in some private windows, nor without TLS. */
export const canKeep = (): boolean =>
  'indexedDB' in globalThis && 'serviceWorker' in navigator && 'subtle' in crypto;

/** Puts the worker in charge of this form's address, and of no other. */
export async function register(holder: Holder): Promise<void> {
  await setHolder(holder);
  await navigator.serviceWorker.register(worker, { scope: paths.newEngagement });
  await keepShell(paths.offlineEngagement);
}

/** Takes off this phone what belongs to the form, but for notes that wait: those nobody here can read. */
export async function unregister(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(paths.newEngagement);
  // Above this address may stand the worker of the pages of help, which is not ours to take off.
  if (registration && new URL(registration.scope).pathname === paths.newEngagement)
    await registration.unregister();
}
