import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './browser.ts';
import { scoresOf } from './lighthouse.ts';
import { addressOf, mainPages } from './main-pages.ts';
import { shown, table } from './table.ts';
import { firstVisit } from './visits.ts';
import { freePort } from './world.ts';

// `npm run bench:phone -- http://localhost:4321`: first visits to a running demonstration, and Lighthouse's slow phone.
const base = process.argv[2] ?? 'http://localhost:4321';
const asked = new Set(['home', 'help', 'campaign', 'event', 'session']);

const home = await mkdtemp(join(tmpdir(), 'concord-phone-'));
const port = await freePort();
const browser = await openBrowser(port, home);
const rows: string[][] = [];
for (const main of mainPages.filter(({ name }) => asked.has(name))) {
  const page = await browser.newPage();
  const address = await addressOf(page, base, main);
  await page.close();
  const { requests, kilobytes } = await firstVisit(browser, address);
  const { performance, accessibility, practices, seo, lcp } = await scoresOf(address, port);
  const visit = `${shown(kilobytes)} KB, ${requests} requests`;
  rows.push([main.name, visit, [performance, accessibility, practices, seo].join(' '), `${shown(lcp)} s`]);
}
await browser.close();
await rm(home, { recursive: true, force: true });
console.log(table(['page', 'first visit', 'Lighthouse, four scores', 'LCP'], rows));
