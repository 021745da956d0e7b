import { afterAll, beforeAll, expect } from 'vitest';
import { it } from '../support/browser.ts';
import { startPreparedSite } from '../support/prepared-site.ts';
import type { RunningSite } from '../support/site.ts';

let site: RunningSite;
beforeAll(async () => {
  site = await startPreparedSite();
});
afterAll(async () => site.remove());

it('a visitor reads the first page and comes from there to help', async ({ openWindow }) => {
  const page = await openWindow({ viewport: { width: 320, height: 640 } });
  await page.goto(site.url);
  await page.getByRole('link', { name: 'Get help now' }).first().click();
  await page.waitForURL(`${site.url}/help`);
  await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(1);
});

it('the page for what does not exist looks like the rest of the site', async ({ openWindow }) => {
  const page = await openWindow();
  const answer = await page.goto(`${site.url}/nothing-here`);
  expect(answer?.status()).toBe(404);
  const family = await page
    .getByRole('heading', { level: 1 })
    .evaluate((heading) => getComputedStyle(heading).fontFamily);
  expect(family).toContain('Atkinson');
});
