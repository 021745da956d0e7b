import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';

const { site } = await openSite();

/** How many pages of help lie on this device. */
const keptPages = (page: Page) =>
  page.evaluate(async () => {
    if (!(await caches.has('help'))) return 0;
    const all = await (await caches.open('help')).keys();
    return all.filter(({ url }) => !url.includes('/_astro/')).length;
  });

async function aVisit(page: Page): Promise<void> {
  await page.goto(`${site.url}/help/someone-i-know`);
  await expect.poll(() => keptPages(page)).toBe(6);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

const answersNow = (page: Page) => page.getByText('Open now', { exact: true }).first();

describe.concurrent('somebody who is worried and has no signal', () => {
  it('opens every page of help after one visit to one of them, with its type and its drawings', async ({
    openWindow,
  }) => {
    const page = await openWindow();
    await aVisit(page);
    await page.context().setOffline(true);
    for (const [path, words] of [
      ['/help', 'Get help now'],
      ['/help/i-work-with-people', 'I work or volunteer with people'],
      ['/report', 'Anti-Terrorist Hotline'],
      ['/hate-crime', 'True Vision'],
    ] as const) {
      await page.goto(site.url + path);
      expect(await page.locator('main').innerText()).toContain(words);
      expect(await page.evaluate(() => document.fonts.check('19px "Atkinson Hyperlegible Next"'))).toBe(true);
      expect(
        await page.locator('.brand img').evaluate((image: HTMLImageElement) => image.naturalWidth),
      ).toBeGreaterThan(0);
    }
  });

  it('does not read on a kept page who answers now', async ({ openWindow }) => {
    const page = await openWindow();
    await aVisit(page);
    await expect.poll(() => answersNow(page).isVisible()).toBe(true);
    const noSignal = page.getByText('You have no signal');
    expect(await noSignal.isVisible()).toBe(false);
    await page.context().setOffline(true);
    await page.goto(`${site.url}/help/someone-i-know`);
    expect(await noSignal.isVisible()).toBe(true);
    expect(await answersNow(page).isVisible()).toBe(false);
    expect(await page.getByText('116 123').isVisible()).toBe(true);
  });

  it('is told on any other public page which ones open, and reads the page itself once connected', async ({
    openWindow,
  }) => {
    const page = await openWindow();
    await aVisit(page);
    await page.context().setOffline(true);
    await page.goto(`${site.url}/training`);
    expect(await page.locator('h1').innerText()).toBe('You are not connected');
    await page.getByRole('link', { name: 'Hate crime' }).first().click();
    expect(await page.locator('h1').innerText()).toContain('Hate crime');
    await page.context().setOffline(false);
    await page.goto(`${site.url}/training`);
    expect(await page.locator('h1').innerText()).not.toBe('You are not connected');
  });

  it('leaves none of them on the device by leaving through “Exit this page”, with Escape pressed three times', async ({
    openWindow,
  }) => {
    const page = await openWindow();
    // The weather is on another site, which this one stands in for.
    await page.context().route('https://www.bbc.co.uk/**', (route) => route.fulfill({ body: 'Weather' }));
    await aVisit(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-exit-said]').innerText()).toBe('Press Escape 1 more time to exit.');
    await page.keyboard.press('Escape');
    await page.waitForURL('https://www.bbc.co.uk/weather');
    const next = await page.context().newPage();
    await next.goto(`${site.url}/guides`);
    expect(await keptPages(next)).toBe(0);
  });
});
