import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { codeIn, halfMinute } from '#lib/officers/factors/app.ts';
import { it } from '../support/browser.ts';
import { keyboard } from '../support/keyboard.ts';
import { lettersTo } from '../support/site-mail.ts';
import { signInAs } from '../support/site-staff.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite();

const administrator = 'admin@demo.concord.example';
const colleague = 'amina.sowerby@demo.concord.example';

const words = (page: Page) => () => page.locator('main').innerText();
const path = (page: Page) => () => new URL(page.url()).pathname;

/** As if the administrator had last proved six minutes ago who they are, with a code that is used up. */
async function letProofLapse(): Promise<void> {
  await database.sql`update officer_session set proven_at = now() - interval '6 minutes'
    where officer_id = (select id from officer where email = ${administrator})`;
}

async function proveAgain(page: Page): Promise<void> {
  const { press, type } = keyboard(page);
  await expect.poll(path(page)).toBe('/sign-in/again');
  await type('Password', 'concord-demonstration');
  await press('Enter', 'button', 'Go on');
}

async function invite(page: Page): Promise<string> {
  const { press, type } = keyboard(page);
  await letProofLapse();
  await page.goto(`${site.url}/staff/admin/people`);
  await press('Enter', 'link', 'Invite a colleague');
  await proveAgain(page);
  await type('Full name', 'Amina Sowerby');
  await type('Work email address', colleague);
  await type('Role', 'Prevent officer');
  await type('Area', 'Suffolk');
  await press('Enter', 'button', 'Send invitation');
  await page.waitForURL('**/staff/admin/people/*?done=invited');
  const [letter] = await lettersTo(database, site.url, colleague);
  const { invitationUrl } = letter!.fields as unknown as { invitationUrl: string };
  return invitationUrl;
}

/** Adds the app by typing its key, as somebody does who cannot scan the square. */
async function setUpApp(page: Page): Promise<void> {
  const { press, type } = keyboard(page);
  await expect.poll(path(page)).toBe('/sign-in/second-factor');
  await page.locator('summary').focus();
  await page.keyboard.press('Enter');
  const key = (await page.locator('strong.figures').innerText()).replaceAll(' ', '');
  await type('Code from your app', codeIn(key, halfMinute(Temporal.Now.instant())));
  await press('Enter', 'button', 'Add the app and sign in');
}

it('an administrator invites a colleague, who sets up their account, works, and is let go, by keyboard alone', async ({
  openWindow,
}) => {
  const [office, theirs] = [await openWindow(), await openWindow()];
  const [admin, amina] = [keyboard(office), keyboard(theirs)];
  await signInAs(office, site.url, administrator);
  const invitation = await invite(office);

  await theirs.goto(invitation);
  await expect.poll(words(theirs)).toContain('Ruth Abelman invites you, Amina Sowerby');
  await amina.type('Choose a password', 'short');
  await amina.press('Enter', 'button', 'Set password and go on');
  await expect.poll(words(theirs)).toContain('Use at least 12 characters');
  await amina.type('Choose a password', 'herons over the winter fen');
  await amina.press('Enter', 'button', 'Set password and go on');
  await setUpApp(theirs);
  await expect.poll(words(theirs)).toContain('Keep your recovery codes');
  expect(new Set(await theirs.locator('main code').allInnerTexts()).size).toBe(10);
  await amina.press('Enter', 'link', 'I have kept them: carry on');
  await expect.poll(path(theirs)).toBe('/staff');
  expect(await theirs.locator('body').innerText()).toContain('Prevent officer, Suffolk');
  await theirs.goto(invitation);
  await expect.poll(words(theirs)).toContain('Somebody has taken up this account already.');

  await letProofLapse();
  await database.sql`update authenticator_app set last_step = null`;
  await admin.press('Enter', 'link', 'End Prevent officer, Suffolk');
  await proveAgain(office);
  await admin.type('Why does it end?', 'Moved to another post.');
  await office.getByLabel('Now').focus();
  await office.keyboard.press('Space');
  await admin.press('Enter', 'button', 'End role');
  await office.waitForURL('**?done=ended');
  const next = await theirs.goto(`${site.url}/staff/training/sessions`);
  expect(next?.status()).toBe(404);
});
