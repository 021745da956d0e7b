// Puts pages on a device together with all that they are drawn with, so that they open without a connection.

const inPage = /(?:href|src)="(\/_astro\/[^"]+)"/g;
const inStyle = /url\(["']?(\/_astro\/[^"')]+)/g;
const inScript = /["']\.\/([\w.-]+\.js)["']/g;

/** What a file needs besides itself, as paths. */
function needs(path: string, words: string): string[] {
  if (path.endsWith('.css')) return [...words.matchAll(inStyle)].map(([, needed]) => needed!);
  if (path.endsWith('.js')) return [...words.matchAll(inScript)].map(([, name]) => `/_astro/${name}`);
  return [];
}

/**
 * Fetches pages and all that they need, and lets go of what an earlier release needed. A page that does not come
 * leaves everything as it was.
 *
 * @param name of the cache, which holds nothing else
 */
export async function keepPages(name: string, addresses: readonly string[]): Promise<void> {
  const pages = await Promise.all(addresses.map(bring));
  if (!pages.every((page) => page !== null)) return;
  const cache = await caches.open(name);
  const texts = await Promise.all(pages.map((page) => page.clone().text()));
  const wanted = new Set(texts.flatMap((html) => [...html.matchAll(inPage)].map(([, path]) => path!)));
  // A set that grows while it is walked: a script may need another.
  for (const path of wanted) {
    const file = (await cache.match(path)) ?? (await bring(path));
    if (!file) return;
    await cache.put(path, file.clone());
    if (/\.(css|js)$/.test(path)) for (const needed of needs(path, await file.text())) wanted.add(needed);
  }
  for (const [index, address] of addresses.entries()) await cache.put(address, pages[index]!);
  for (const { url } of await cache.keys()) {
    const path = new URL(url).pathname;
    if (!addresses.includes(path) && !wanted.has(path)) await cache.delete(url);
  }
}

async function bring(path: string): Promise<Response | null> {
  const answer = await fetch(path, { redirect: 'manual' }).catch(() => null);
  if (!answer?.ok) return null;
  const headers = new Headers(answer.headers);
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  // Read whole at once: answers that nobody reads hold the few connections that there are, and the next one waits.
  return new Response(await answer.blob(), { headers });
}
