import { isAnyKept, keepNote } from './notes.ts';
import { type Holder, seal } from './seal.ts';
import type { TypedForm } from './typed.ts';

type Syncing = ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } };

/** The name under which the browser wakes the worker once there is a connection. */
const syncTag = 'engagement-notes';

/** Keeps what was typed, sealed; the browser sends it by itself where it knows how to, even with the page closed. */
export async function keep(holder: Holder, typed: TypedForm): Promise<void> {
  await keepNote(await seal(holder, typed.formToken, typed));
  await markKept();
  const registration: Syncing | undefined = await navigator.serviceWorker.getRegistration();
  await registration?.sync?.register(syncTag).catch(() => undefined);
}

/** Tells the site whether something waits on this phone: it is then sent before anybody signs out. */
export async function markKept(): Promise<void> {
  const age = (await isAnyKept()) ? 30 * 24 * 60 * 60 : 0;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `kept-notes=1; Path=/; SameSite=Strict; Max-Age=${age}${secure}`;
}
