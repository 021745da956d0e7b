import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { keyboard } from '../support/keyboard.ts';
import { giveAuthenticator, signInAs } from '../support/site-staff.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite();

const words = (page: Page) => () => page.locator('main').innerText();
const path = (page: Page) => () => new URL(page.url()).pathname;

/** As if the officer had last proved six minutes ago who they are. */
const letProofLapse = (
  email: string,
) => database.sql`update officer_session set proven_at = now() - interval '6 minutes'
  where officer_id = (select id from officer where email = ${email})`;

async function addPasskey(page: Page, name: string): Promise<void> {
  const { press, type } = keyboard(page);
  await page.goto(`${site.url}/account/passkeys`);
  await type('Name (optional)', name);
  await press('Enter', 'button', 'Add a passkey');
  await expect.poll(words(page)).toContain('Your passkey is added.');
}

it('an officer adds a passkey, and from then on signs in with it alone, by the keyboard alone', async ({
  openWindow,
}) => {
  const page = await openWindow();
  const { press } = keyboard(page);
  await giveAuthenticator(page);
  await signInAs(page, site.url, 'officer@demo.concord.example');
  await addPasskey(page, 'Office laptop');
  expect(await words(page)()).toContain('Office laptop');

  await press('Enter', 'button', 'Sign out');
  await expect.poll(words(page)).toContain('You are signed out');
  await page.goto(`${site.url}/sign-in?next=/account`);
  await press('Enter', 'button', 'Sign in with a passkey');
  await expect.poll(path(page)).toBe('/account');
  expect(await words(page)()).toMatch(/\d{4}, with a passkey/);

  await letProofLapse('officer@demo.concord.example');
  await page.goto(`${site.url}/account/passkeys`);
  expect(path(page)()).toBe('/sign-in/again');
  await press('Enter', 'button', 'Use your passkey');
  await expect.poll(path(page)).toBe('/account/passkeys');
  expect(await words(page)()).toContain('Office laptop');
});

it('an officer without a passkey proves by password and code that it is them, and a wrong one does not', async ({
  openWindow,
}) => {
  const page = await openWindow();
  const { press, type } = keyboard(page);
  await signInAs(page, site.url, 'comms@demo.concord.example');
  await letProofLapse('comms@demo.concord.example');
  await page.goto(`${site.url}/account/recovery-codes`);
  await type('Password', 'not this one');
  await type('Code', '123456');
  await press('Enter', 'button', 'Go on');
  await expect.poll(words(page)).toContain('do not both belong to your account');
  expect(path(page)()).toBe('/sign-in/again');
});

it('an officer signs out another device, which is then signed out', async ({ openWindow }) => {
  const [here, there] = [await openWindow(), await openWindow()];
  const { press } = keyboard(here);
  await signInAs(there, site.url, 'supervisor@demo.concord.example');
  // Each code of the app works once.
  await database.sql`update authenticator_app set last_step = null`;
  await signInAs(here, site.url, 'supervisor@demo.concord.example');
  await here.goto(`${site.url}/account`);
  await expect.poll(words(here)).toContain('This device');
  await press('Enter', 'button', 'Sign out everywhere else');
  await expect.poll(words(here)).toContain('You are signed out everywhere else.');
  await there.goto(`${site.url}/account`);
  expect(path(there)()).toBe('/sign-in');
  await here.goto(`${site.url}/account`);
  expect(path(here)()).toBe('/account');
});

describe('somebody with a small screen, a keyboard or a screen reader can use', () => {
  it('every page of their account', async ({ openWindow }) => {
    const page = await openWindow();
    await giveAuthenticator(page);
    await signInAs(page, site.url, 'admin@demo.concord.example');
    await addPasskey(page, 'iPhone');
    const remove = await page.getByRole('link', { name: 'Remove iPhone' }).getAttribute('href');
    for (const [address, said] of [
      ['/account', 'Signed in now'],
      ['/account/passkeys', 'Add a passkey'],
      [remove!, 'It will not sign you in any more'],
      [remove!.replace('/remove', ''), 'Rename iPhone'],
      ['/account/app', 'Replace your authenticator app'],
      ['/account/password', 'Change your password'],
      ['/account/recovery-codes', 'Make new recovery codes'],
      ['/account/history', 'You signed in'],
      ['/account/history?by=others', 'What others did'],
    ] as const) {
      await page.goto(site.url + address);
      expect(await words(page)()).toContain(said);
      expect(await barriers(page), address).toEqual([]);
    }
    await letProofLapse('admin@demo.concord.example');
    await page.goto(`${site.url}/account/app`);
    expect(await words(page)()).toContain('Show that it is you');
    expect(await barriers(page)).toEqual([]);
  });
});
