import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { signInToDemonstration } from '../support/signing-in.ts';

const { site } = await openSite();
const kept = async (page: Page) => (await page.context().cookies()).map(({ name }) => name);

it('sets no cookie on any public page, and names every one that signing in sets, with how long it stays', async ({
  openWindow,
}) => {
  const page = await openWindow();
  for (const path of [
    ...['/', '/help', '/help/someone-i-know?district=E06000055', '/contact', '/complaints', '/privacy'],
    ...[
      '/events',
      '/training',
      '/training/request',
      '/campaigns',
      '/resources',
      '/newsletter',
      '/areas/bedford',
    ],
    ...['/partner/sign-in', '/sign-in', '/bookings/find', '/your-details', '/cookies'],
  ]) {
    await page.goto(site.url + path);
    expect([path, await kept(page)]).toEqual([path, []]);
  }
  const said = await page.locator('main').innerText();
  expect(said).toContain('To read these pages, book training, register for an event or write to us');

  await signInToDemonstration(page, site.url, 'officer');
  const now = Date.now() / 1000;
  const words = new Map([
    ['sign-in', 12 * 3600],
    ['known-device', 365 * 24 * 3600],
  ]);
  const cookies = (await page.context().cookies()).filter(({ name }) => name !== 'sign-in-step');
  expect(cookies.map(({ name }) => name).toSorted()).toEqual([...words.keys()].toSorted());
  for (const { name, expires, httpOnly } of cookies) {
    expect([said.includes(name), httpOnly]).toEqual([true, true]);
    expect(Math.abs(expires - now - words.get(name)!)).toBeLessThan(300);
  }
});
