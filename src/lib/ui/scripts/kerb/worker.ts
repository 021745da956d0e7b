// The worker of the form for an engagement: shows an empty one without a connection, seals what could not be sent,
// and sends it once it can be. Its scope is that form's address; it keeps no page of anything else.
import { staffPeoplePaths as paths } from '#lib/web/staff-people-paths.ts';
import { getHolder, keepNote } from './notes.ts';
import { seal } from './seal.ts';
import { sendNotes } from './send.ts';
import { shellCache } from './shell.ts';
import { typedIn } from './typed.ts';

type Lasting = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetching = Lasting & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Worker = typeof globalThis & {
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
};
const worker = globalThis as Worker;

/** So long a weak signal may take before the form without a connection is shown, in milliseconds. */
const patience = 6000;

const shell = async (): Promise<Response | undefined> =>
  (await caches.open(shellCache)).match(paths.offlineEngagement);

/** The page itself, or the one without names where it does not come. */
async function page(request: Request): Promise<Response> {
  const own = await shell();
  if (!own) return fetch(request);
  const slow = new Promise<Response>((resolve) => setTimeout(() => resolve(own.clone()), patience));
  return Promise.race([fetch(request).catch(() => own.clone()), slow]);
}

/** What a form that is sent comes to: the answer to it, or a sealed note where it did not get through. */
async function sent(request: Request): Promise<Response> {
  const began = Date.now();
  const copy = request.clone();
  try {
    return await fetch(request);
  } catch (failure) {
    const holder = await getHolder();
    if (!holder) throw failure;
    const typed = typedIn(await copy.formData());
    // From when it was sent: if it did get through, and only the answer was lost, it is no news to the site.
    await keepNote(await seal(holder, typed.formToken, typed, began));
    return Response.redirect(`${paths.newEngagement}?kept=1`, 303);
  }
}

async function file(request: Request): Promise<Response> {
  const kept = await (await caches.open(shellCache)).match(request);
  return kept ?? fetch(request);
}

async function sendAll(): Promise<void> {
  const holder = await getHolder();
  if (!holder) return;
  const { connection } = await sendNotes(holder.officer, paths.keptNotes);
  // The browser tries again later; whoever is signed out is asked when they are back.
  if (connection === 'away') throw new Error('There is no connection.');
}

worker.addEventListener('install', (event) => (event as Lasting).waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => (event as Lasting).waitUntil(worker.clients.claim()));
worker.addEventListener('sync', (event) => (event as Lasting).waitUntil(sendAll()));
worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Fetching;
  const { pathname, origin } = new URL(request.url);
  const answer = (work: Promise<Response>) => respondWith.call(event, work);
  if (origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname === paths.newEngagement)
    answer(request.method === 'POST' ? sent(request) : page(request));
  else if (request.method === 'GET' && pathname.startsWith('/_astro/')) answer(file(request));
});
