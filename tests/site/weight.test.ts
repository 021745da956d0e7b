import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { it } from '../support/browser.ts';
import { startPreparedSite } from '../support/prepared-site.ts';
import type { RunningSite } from '../support/site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await startPreparedSite();
});
afterAll(async () => site.remove());

type Part = { type: string; bytes: number; url: string };

/** What a first visit to a page fetches: everything that travels, headers and fonts included. */
async function firstVisit(page: Page, path: string): Promise<Part[]> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  const parts = new Map<string, Part>();
  wire.on('Network.responseReceived', ({ requestId, type, response }) => {
    parts.set(requestId, { type, bytes: 0, url: response.url });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const part = parts.get(requestId);
    if (part) part.bytes = encodedDataLength;
  });
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
  return [...parts.values()];
}

/** The bytes of script that stand within the page itself. */
const scriptWithin = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...document.scripts]
      .filter(({ src, type }) => !src && type !== 'application/ld+json')
      .reduce((total, { text }) => total + text.length, 0),
  );

const sum = (parts: Part[]) => parts.reduce((total, { bytes }) => total + bytes, 0);
const scripts = (parts: Part[]) => parts.filter(({ type }) => type === 'Script');

async function anOpenSession(page: Page): Promise<string> {
  await page.goto(`${site.url}/training`);
  const bookable = page.getByRole('listitem').filter({ hasText: 'places left' });
  const link = bookable.locator('a[href^="/training/sessions/"]').first();
  return (await link.getAttribute('href'))!;
}

// What a campaign or a resource shows of itself, and the buttons that a browser draws on a film.
const isPicture = ({ url }: Part) => /^data:/.test(url) || /^\/files\//.test(new URL(url).pathname);

it.for([
  ...['/', '/training', '/events', '/events/map', 'a session', '/campaigns', '/resources'],
  '/campaigns/what-they-see-online',
  ...['/resources/one-question-film', '/resources/helpline-card'],
])('a first visit to %s is light', async (where, { openWindow }) => {
  const path = where === 'a session' ? await anOpenSession(await openWindow()) : where;
  const page = await openWindow();
  const parts = (await firstVisit(page, path)).filter((part) => !isPicture(part));
  const listed = parts.map(({ bytes, url }) => `${bytes} ${new URL(url).pathname}`);
  expect(listed.length, listed.join('\n')).toBeLessThanOrEqual(6);
  expect(sum(parts), listed.join('\n')).toBeLessThanOrEqual(28 * 1024);
  expect(sum(scripts(parts)) + (await scriptWithin(page))).toBe(0);
});

it('no public page sends more than 5 KB of script', async ({ openWindow }) => {
  const book = `${await anOpenSession(await openWindow())}/book`;
  for (const path of [
    book,
    '/help',
    '/help/someone-i-know',
    '/hate-crime',
    '/bookings/find',
    '/sign-in',
    '/report',
  ]) {
    const page = await openWindow();
    const parts = scripts(await firstVisit(page, path));
    const listed = parts.map(({ bytes, url }) => `${bytes} ${url}`).join('\n');
    expect(sum(parts) + (await scriptWithin(page)), `${path}\n${listed}`).toBeLessThanOrEqual(5 * 1024);
  }
});
