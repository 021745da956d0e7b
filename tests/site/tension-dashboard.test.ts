import { describe, expect } from 'vitest';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { signInToDemonstration } from '../support/signing-in.ts';

const { site } = await openSite();
const board = '/staff/tension';

describe('the dashboard of tension', () => {
  it('is walked by arrow keys from tile to tile, and a tile opens its area', async ({ openWindow }) => {
    const page = await openWindow({ viewport: { width: 1280, height: 900 } });
    await signInToDemonstration(page, site.url, 'supervisor');
    await page.goto(site.url + board);
    expect(await page.locator('.tile').count()).toBe(45);
    await page.locator('.tile', { hasText: 'Bedford' }).first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('South Cambridgeshire');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Huntingdonshire');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/staff/tension/areas/huntingdonshire');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Tension in Huntingdonshire');
  });

  it('goes back in time by a slider without leaving the page, and counts what it shows', async ({
    openWindow,
  }) => {
    const page = await openWindow({ viewport: { width: 1280, height: 900 } });
    await signInToDemonstration(page, site.url, 'supervisor');
    await page.goto(site.url + board);
    const slider = page.getByRole('slider', { name: 'Week' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('Now');
    await slider.focus();
    for (let weeks = 0; weeks < 6; weeks++) await page.keyboard.press('ArrowLeft');
    await page.getByText('Shown as it was known at').waitFor();
    expect(page.url()).toMatch(/week=\d{4}-\d\d-\d\d$/);
    expect(await slider.evaluate((one) => one === document.activeElement)).toBe(true);
    for (const level of [1, 2, 3, 4, 5]) {
      const words = await page
        .locator('.strip a')
        .nth(5 - level)
        .locator('b')
        .innerText();
      expect([level, await page.locator(`.tile.level-${level}`).count()]).toEqual([level, parseInt(words)]);
    }
    const there = page.url();
    const shown = await page.locator('.strip').innerText();
    await page.goto(there);
    expect(await page.locator('.strip').innerText()).toBe(shown);
  });

  it('goes back in time by a list and links without script', async ({ openWindow }) => {
    const page = await openWindow({ javaScriptEnabled: false });
    await signInToDemonstration(page, site.url, 'analyst');
    await page.goto(site.url + board);
    await page.getByRole('link', { name: 'Week before' }).click();
    await page.getByText('Shown as it was known at').waitFor();
    await page.locator('select[name=week]').selectOption({ index: 9 });
    await page.getByRole('button', { name: 'Show week' }).click();
    await page.getByRole('link', { name: 'Week after' }).waitFor();
    await page.getByRole('link', { name: 'Back to now' }).click();
    await page.getByText('Shown as at').waitFor();
  });

  it('is a list by name on a phone, and fits it', async ({ openWindow }) => {
    const page = await openWindow({ viewport: { width: 320, height: 700 } });
    await signInToDemonstration(page, site.url, 'officer');
    await page.goto(site.url + board);
    expect(await page.locator('.tiles').isVisible()).toBe(false);
    expect(await page.locator('.by-force li').allInnerTexts()).toHaveLength(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.locator('.by-force a').first().click();
    await page.waitForURL('**/areas/bedford');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  it('prints across with its marking and without what leads elsewhere', async ({ openWindow }) => {
    const page = await openWindow({ viewport: { width: 1280, height: 900 } });
    await signInToDemonstration(page, site.url, 'supervisor');
    await page.goto(site.url + board);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.weeks').first().isVisible()).toBe(false);
    expect(await page.locator('.tile').first().isVisible()).toBe(true);
    expect(await page.locator('.by-force').isVisible()).toBe(false);
    expect(await page.locator('.marking').first().innerText()).toBe('OFFICIAL-SENSITIVE');
  });
});
