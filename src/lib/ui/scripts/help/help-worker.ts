// Shows the pages of help without a connection, and on any other public page says which ones open. It answers for
// nothing else: no page of staff or partners, no form that is sent, no page that somebody holds a link to.
import { keepPages } from '../keep-pages.ts';
import { helpCache, helpPages, noConnection } from './pages.ts';

type Lasting = Event & { waitUntil: (work: Promise<unknown>) => void };
type Fetching = Lasting & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Worker = typeof globalThis & {
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
};
const worker = globalThis as Worker;

/** So long a weak signal may take before the kept page is shown, and so long a kept one serves, in milliseconds. */
const [patience, fresh] = [5000, 24 * 60 * 60 * 1000];

const kept = async (path: string): Promise<Response | undefined> =>
  (await caches.open(helpCache)).match(path);

/** Marks a page as kept: what it says of this moment, like who answers now, is then not shown. */
async function asKept(page: Response): Promise<Response> {
  const html = await page.text();
  return new Response(html.replace('<html ', '<html data-kept '), { headers: page.headers });
}

async function keepAnew(): Promise<void> {
  const keptAt = Date.parse((await kept(noConnection))?.headers.get('date') ?? '');
  if (!(Date.now() - keptAt < fresh)) await keepPages(helpCache, helpPages);
}

async function page(request: Request, path: string): Promise<Response> {
  const own = await kept(helpPages.includes(path) ? path : noConnection);
  if (!own) return fetch(request);
  const live = fetch(request).catch(() => asKept(own.clone()));
  // A page that is not one of help has no kept twin to be shown early.
  if (!helpPages.includes(path)) return live;
  return Promise.race([
    live,
    new Promise<Response>((resolve) => setTimeout(() => resolve(asKept(own.clone())), patience)),
  ]);
}

const ofOthers = /^\/(staff|partner|sign-in|account|bookings|registrations|your-details|invitations)(\/|$)/;

worker.addEventListener('install', (event) =>
  (event as Lasting).waitUntil(keepPages(helpCache, helpPages).then(() => worker.skipWaiting())),
);
worker.addEventListener('activate', (event) => (event as Lasting).waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Fetching;
  const { pathname, origin } = new URL(request.url);
  const answer = (work: Promise<Response>) => respondWith.call(event, work);
  if (origin !== location.origin || request.method !== 'GET' || ofOthers.test(pathname)) return;
  if (request.mode === 'navigate') {
    answer(page(request, pathname));
    if (helpPages.includes(pathname)) (event as Lasting).waitUntil(keepAnew());
  } else if (pathname.startsWith('/_astro/')) answer(kept(pathname).then((file) => file ?? fetch(request)));
});
