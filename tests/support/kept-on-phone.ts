import type { Page } from 'playwright-core';

/** What a browser keeps of the form for an engagement: runs in its page. */
async function look() {
  const databases = await indexedDB.databases();
  const read = () =>
    new Promise<string>((resolve, reject) => {
      const request = indexedDB.open('engagement-notes');
      request.onerror = () => reject(new Error('Not to be opened.'));
      request.onsuccess = () => {
        const all = request.result.transaction('notes').objectStore('notes').getAll();
        all.onsuccess = () => {
          request.result.close();
          resolve(JSON.stringify(all.result));
        };
      };
    });
  const text = databases.some(({ name }) => name === 'engagement-notes') ? await read() : '[]';
  const cached = await Promise.all(
    (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
  );
  const paths = cached.flat().map(({ url }) => new URL(url).pathname);
  return {
    notes: (JSON.parse(text) as unknown[]).length,
    pages: paths.filter((path) => !path.startsWith('/_astro/')),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    text,
    isMarked: document.cookie.includes('kept-notes=1'),
  };
}

/** The notes and pages that a phone keeps, whether a worker is there, and whether the site is told to ask for notes. */
export const keptOnPhone = (page: Page) => page.evaluate(look);
