import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { formClient } from './form-client.ts';

/**
 * Signs a demonstration account in as whoever tries the site does, in a window; ends on Today. A code counts once:
 * who signs in a third time within half a minute waits for the next one, as its page says.
 */
export async function signInToDemonstration(page: Page, siteUrl: string, account: string): Promise<void> {
  const signIn = page.getByRole('button', { name: 'Sign in', exact: true });
  await page.goto(`${siteUrl}/sign-in?account=${account}@demo.concord.example`);
  await signIn.click();
  await page.waitForURL('**/sign-in/code**');
  await signIn.click();
  const isUsed = page.getByText('This code was used already').first();
  await expect.poll(async () => isToday(page) || (await isUsed.isVisible())).toBe(true);
  if (!isToday(page)) {
    await page.waitForTimeout(30_000);
    await page.goto(`${siteUrl}/sign-in/code`);
    await signIn.click();
  }
  await expect.poll(() => isToday(page)).toBe(true);
}

const isToday = (page: Page): boolean => new URL(page.url()).pathname === '/staff';

/** The same without a browser: the Cookie header of whoever is signed in. */
export async function demonstrationCookie(siteUrl: string, account: string): Promise<string> {
  const { post } = formClient(siteUrl);
  const form = { email: `${account}@demo.concord.example`, password: 'concord-demonstration' };
  const step = cookiesIn((await post('/sign-in', form)).headers);
  const page = await fetch(`${siteUrl}/sign-in/code`, { headers: { cookie: step } });
  const code = /name="code"[^>]*value="(\d{6})"/.exec(await page.text())?.[1] ?? '';
  const signedIn = await post('/sign-in/code', { code }, { cookie: step });
  if (signedIn.status !== 303) throw new Error(`${account} was not signed in: ${signedIn.text}`);
  return cookiesIn(signedIn.headers);
}

const cookiesIn = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0]!)
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
