// What the worker shows without a connection: one page without a name on it, and what that page is drawn with.

/** Where the page lies on the phone. */
export const shellCache = 'engagement-form';

const assets = /(?:href|src)="(\/_astro\/[^"]+)"/g;
const modules = /["']\.\/([\w.-]+\.js)["']/g;

/** Fetches the page and all that it needs, and lets go of what an earlier release needed. */
export async function keepShell(address: string): Promise<void> {
  const page = await fetch(address, { redirect: 'manual' }).catch(() => null);
  if (!page?.ok) return;
  const cache = await caches.open(shellCache);
  const html = await page.clone().text();
  const wanted = new Set([...html.matchAll(assets)].map(([, path]) => path!));
  // A set that grows while it is walked: a script may need another.
  for (const path of wanted) {
    const file = (await cache.match(path)) ?? (await fetch(path));
    if (!file.ok) return;
    await cache.put(path, file.clone());
    if (path.endsWith('.js'))
      for (const [, name] of (await file.text()).matchAll(modules)) wanted.add(`/_astro/${name}`);
  }
  await cache.put(address, page);
  for (const { url } of await cache.keys()) {
    const path = new URL(url).pathname;
    if (path !== address && !wanted.has(path)) await cache.delete(url);
  }
}
