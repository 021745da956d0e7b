import type { Browser } from 'playwright-core';

export type Visit = { requests: number; kilobytes: number };

/** Opens a page as somebody who was never here, and counts what crosses the wire, headers and fonts included. */
export async function firstVisit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  let [requests, bytes] = [0, 0];
  await network.send('Network.enable');
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    requests++;
    bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.close();
  return { requests, kilobytes: bytes / 1024 };
}
