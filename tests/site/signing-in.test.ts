import { describe, expect } from 'vitest';
import { readSession } from '#lib/officers/sign-in/sessions.ts';
import { type Account, anAccount, codeOf, password } from '../support/account.ts';
import { it } from '../support/browser.ts';
import { keyboard } from '../support/keyboard.ts';
import { lettersTo } from '../support/site-mail.ts';
import { demonstrationCookie, signInToDemonstration } from '../support/signing-in.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite();

const anOwnAccount = (): Promise<Account> =>
  anAccount(database.db, {}, Temporal.Now.instant(), database.secret);
const code = (account: Account, later = 0) => codeOf(account, Temporal.Now.instant(), later);

describe('by keyboard alone', () => {
  it('an officer signs in with the app, out, in with a recovery code, and sets a new password', async ({
    openWindow,
  }) => {
    const account = await anOwnAccount();
    const page = await openWindow();
    const { press, type } = keyboard(page);
    const at = () => expect.poll(() => new URL(page.url()).pathname);
    const says = (words: string) => expect.poll(() => page.locator('main').innerText()).toContain(words);
    const enterPassword = async (typed: string) => {
      await type('Work email address', account.email);
      await type('Password', typed);
      await press('Enter', 'button', 'Sign in');
    };
    const useRecoveryCode = async (typed: string) => {
      await page.locator('summary').focus();
      await page.keyboard.press('Enter');
      await type('Recovery code', typed);
      await press('Enter', 'button', 'Use a recovery code');
    };

    await page.goto(`${site.url}/staff/outbox`);
    await enterPassword('not the password');
    await says('do not belong together');
    await page.goto(`${site.url}/staff/outbox`);
    await enterPassword(password);
    await at().toBe('/sign-in/code');
    await type('Code from your app', '000');
    await press('Enter', 'button', 'Sign in');
    await says('This code is not right');
    await page.reload();
    await page.goto(`${site.url}/sign-in/code?next=/staff/outbox`);
    await type('Code from your app', code(account));
    await press('Enter', 'button', 'Sign in');
    await at().toBe('/staff/outbox');

    await press('Enter', 'button', 'Sign out');
    await says('You are signed out');
    await enterPassword(password);
    await at().toBe('/sign-in/code');
    await useRecoveryCode(account.codes[0]!);
    await at().toBe('/staff');

    for (let times = 0; times < 2; times++) {
      await page.goto(`${site.url}/sign-in`);
      await enterPassword(password);
      await at().toBe('/sign-in/code');
      await useRecoveryCode(account.codes[0]!);
      await says('This recovery code was used already');
    }

    await page.goto(`${site.url}/sign-in`);
    await press('Enter', 'link', 'I have forgotten my password');
    await type('Work email address', account.email);
    await press('Enter', 'button', 'Send me a link');
    await says('Look in your inbox');
    const [letter] = await lettersTo(database, site.url, account.email);
    expect(letter?.template).toBe('password-reset');
    const { resetUrl } = letter!.fields as unknown as { resetUrl: string };
    await page.goto(resetUrl);
    await type('New password', 'short');
    await press('Enter', 'button', 'Set this password');
    await says('Use at least 12 characters');
    await type('New password', 'herons over the winter fen');
    await press('Enter', 'button', 'Set this password');
    await at().toBe('/sign-in/code');
    await type('Code from your app', code(account, 1));
    await press('Enter', 'button', 'Sign in');
    await at().toBe('/staff');
    await page.goto(resetUrl);
    await says('This link does not work any more');
  });
});

describe('the demonstration', () => {
  it('lets anybody in with two presses', async ({ openWindow }) => {
    const page = await openWindow();
    await signInToDemonstration(page, site.url, 'supervisor');
    await expect.poll(() => page.locator('body').innerText()).toContain('Marcus Adeyinka');
  });

  it('has a sign-in log to look at', async ({ openWindow }) => {
    const page = await openWindow();
    await signInToDemonstration(page, site.url, 'admin');
    await page.goto(`${site.url}/staff/admin/sign-ins?result=throttled`);
    await expect.poll(() => page.locator('main').innerText()).toContain('Too many tries');
  });

  it('gives programs a sign-in too', async () => {
    const cookie = await demonstrationCookie(site.url, 'dpo');
    expect(await readSession(database.db, cookie, Temporal.Now.instant())).not.toBeNull();
  });
});
