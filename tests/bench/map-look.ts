import type { Browser } from 'playwright-core';

/** One first look at a page of circles: when it could be used, what crossed the wire, and what was on it. */
export type Look = { usable: number; kilobytes: number; rings: number; html: string };

const slowdown = 4;

/**
 * Opens a page in a fresh window with a processor slowed to a quarter. It can be used once it is painted and read to
 * its end: its circles are links, and wait for no script.
 *
 * @param copy the page itself, to be answered from memory instead of by the site
 */
export async function lookAt(browser: Browser, url: string, cookie: string, copy?: string): Promise<Look> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name, value] = cookie.split('=', 2) as [string, string];
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  if (copy) await page.route(url, (route) => route.fulfill({ body: copy, contentType: 'text/html' }));
  const network = await context.newCDPSession(page);
  let bytes = 0;
  await network.send('Network.enable');
  network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await network.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const answer = await page.goto(url, { waitUntil: 'networkidle' });
  const html = copy ?? (await answer!.text());
  await page.waitForFunction(isPainted);
  const usable = await page.evaluate(usableAfter);
  const rings = await page.locator('.sheet a').count();
  const title = await page.title();
  await context.close();
  if (rings === 0) throw new Error(`There is nothing to choose on ${url}, which is “${title}”.`);
  return { usable, kilobytes: bytes / 1024, rings, html };
}

// A slowed browser may tell of its first paint after the network fell silent.
const isPainted = (): boolean => performance.getEntriesByName('first-contentful-paint').length > 0;

/** Milliseconds from the beginning of the visit; runs in the page. */
function usableAfter(): number {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity;
  return Math.max(painted, visit?.domContentLoadedEventEnd ?? Infinity);
}
