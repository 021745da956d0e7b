import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { officer as account } from '#db/schema/officers.ts';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { signedInAs } from '../support/site-sign-in.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });
const [open] = await database.sql<{ id: string }[]>`select id from surge where closed_at is null`;
const address = `${site.url}/staff/impact/surges/${open!.id}`;

/** Signs a window in as somebody of the demonstration. */
async function signIn(page: Page, who: string): Promise<void> {
  const theirs = eq(account.email, `${who}@demo.concord.example`);
  const [officer] = await database.db.select().from(account).where(theirs);
  const [name = '', value = ''] = (await signedInAs(database, officer!)).split('=', 2);
  await page.context().addCookies([{ name, value, url: site.url }]);
}

const line = (page: Page, name: string) => page.locator('.call-line', { hasText: name });
const ring = (page: Page, name: string) =>
  line(page, name).getByRole('button', { name: 'I am ringing now' }).click();
const state = (page: Page) => () => page.locator('[data-state]').innerText();

/** The names of the institutions that nobody rings yet, by their place in the order. */
const toRing = async (page: Page): Promise<string[]> =>
  page.locator('[data-live=to-ring] .call-line:has(button[value=claim]) .name').allInnerTexts();

describe('two officers at one surge', () => {
  it('see what the other does without asking, and keep what they have half typed', async ({ openWindow }) => {
    const [first, second] = [await openWindow(), await openWindow({ viewport: { width: 390, height: 844 } })];
    await signIn(first, 'officer');
    await signIn(second, 'deputy');
    for (const page of [first, second]) await page.goto(address);
    expect(await barriers(first)).toEqual([]);
    const [own, other] = await toRing(first);
    await expect.poll(state(second)).toBe('Live.');

    await ring(second, other!);
    await second.waitForURL('**?done=claimed*');
    const words = second.locator('#words');
    await words.fill('They have put our line on');
    expect(await barriers(second)).toEqual([]);
    await expect
      .poll(() => line(first, other!).innerText(), { timeout: 60_000 })
      .toContain('is ringing, since');

    await words.focus();
    await ring(first, own!);
    await first.waitForURL('**?done=claimed*');
    await expect
      .poll(() => line(second, own!).innerText(), { timeout: 60_000 })
      .toContain('Dana Whitlock is ringing');
    expect(await second.locator('[data-news]').innerText()).toContain('change by Dana Whitlock');
    expect(await words.inputValue()).toBe('They have put our line on');
    expect(await words.evaluate((one) => one === document.activeElement)).toBe(true);

    await words.fill('They have put our line on their website.');
    await second.getByLabel('Spoke', { exact: true }).check();
    await second.getByRole('button', { name: 'Log the call' }).click();
    await second.waitForURL('**?done=rang*');
    await expect
      .poll(() => first.locator('#reached').innerText(), { timeout: 60_000 })
      .toContain('They have put our line on their website.');
    await first.getByRole('button', { name: 'Give the call back' }).click();
    await first.waitForURL('**?done=gave-back*');
  });

  it('are told when the page is not live any more, and why', async ({ openWindow }) => {
    const page = await openWindow();
    await signIn(page, 'officer');
    await page.goto(address);
    await expect.poll(state(page)).toBe('Live.');
    await page.context().setOffline(true);
    await expect
      .poll(state(page), { timeout: 60_000 })
      .toMatch(/^Not live since \d\d:\d\d\. Trying again\.$/);
    await page.context().setOffline(false);
    await expect.poll(state(page), { timeout: 90_000 }).toBe('Live.');
    await page.context().clearCookies();
    await expect.poll(state(page), { timeout: 60_000 }).toContain('your sign-in has ended');
  });
});

describe('without a script', () => {
  it('an officer rings, logs a call by hand and reads the page anew', async ({ openWindow }) => {
    const page = await openWindow({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
    await signIn(page, 'officer');
    await page.goto(address);
    expect(await page.locator('[data-state]').innerText()).toContain('As it stood at');
    const [name] = await toRing(page);
    await ring(page, name!);
    await page.waitForURL('**?done=claimed*');
    await page.getByRole('button', { name: 'Log the call' }).click();
    await page.getByLabel('What was said').fill('Nothing heard there.');
    await page.getByLabel('No answer').check();
    await page.getByRole('button', { name: 'Log the call' }).click();
    await page.waitForURL('**?done=rang*');
    await page.getByRole('link', { name: 'Refresh' }).click();
    await page.waitForURL(address);
    expect(await line(page, name!).innerText()).toContain('Nothing heard there.');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
