import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { aMembership, anInstitution } from '../support/partner-makers.ts';
import { aSignedIn, signedInAs } from '../support/site-sign-in.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite();

const carry = (page: Page, cookie: string) => {
  const [name = '', value = ''] = cookie.split('=');
  return page.context().addCookies([{ name, value, url: site.url }]);
};

// As half an hour without a request does.
const leaveIdle = (id: string) => database.sql`update officer_session
  set seen_at = seen_at - interval '31 minutes' where officer_id = ${id}`;

async function sendTooLate(page: Page) {
  const { officer, cookie } = await aSignedIn(database);
  await carry(page, cookie);
  await page.goto(`${site.url}/staff/training/courses/new`);
  await page.getByLabel('Title').fill('Venues & “halls”');
  await page.getByLabel('Summary').fill('Two lines.\nThe second <b>line</b>.');
  await page.getByLabel('Faith and belief').check();
  await leaveIdle(officer.id);
  await page.getByRole('button', { name: 'Add course' }).click();
  await page.waitForURL(/\/sign-in\?next=/);
  await expect.poll(() => page.locator('main').innerText()).toContain('Your form is kept');
  return { officer, next: new URL(page.url()).searchParams.get('next')! };
}

describe('a sign-in that ends in the middle of a form', () => {
  it('costs nothing: signed in again, the form is as it was, and is sent', async ({ openWindow }) => {
    const page = await openWindow();
    const { officer, next } = await sendTooLate(page);
    await carry(page, await signedInAs(database, officer));
    await page.goto(site.url + next);
    expect(await page.locator('main').innerText()).toContain('Your form is kept');
    expect(await page.getByLabel('Title').inputValue()).toBe('Venues & “halls”');
    expect(await page.getByLabel('Summary').inputValue()).toBe('Two lines.\nThe second <b>line</b>.');
    expect(await page.getByLabel('Faith and belief').isChecked()).toBe(true);
    expect(await page.getByLabel('People get a certificate').isChecked()).toBe(false);
    await page.getByLabel('Who it is for').fill('Venue managers');
    await page.getByLabel('How long it takes, in minutes').fill('60');
    await page.getByLabel('What people will be able to do').fill('ask who is speaking');
    await page.getByRole('button', { name: 'Add course' }).click();
    await page.waitForURL(/done=added/);
    await page.goto(site.url + next);
    expect(await page.getByLabel('Title').inputValue()).toBe('');
  });

  it('is not given to a colleague who signs in after them', async ({ openWindow }) => {
    const page = await openWindow();
    const { next } = await sendTooLate(page);
    await carry(page, (await aSignedIn(database)).cookie);
    await page.goto(site.url + next);
    expect(await page.getByLabel('Title').inputValue()).toBe('');
    expect(await page.locator('main').innerText()).not.toContain('Your form is kept');
  });

  it('offers a button to send what had no fields to show', async ({ openWindow }) => {
    const page = await openWindow();
    const { officer, cookie } = await aSignedIn(database);
    await carry(page, cookie);
    const [course] = await database.sql`select id from course where retired_at is null limit 1`;
    const path = `/staff/training/courses/${course!['id']}/retire`;
    await page.goto(site.url + path);
    await leaveIdle(officer.id);
    await page.getByRole('button', { name: 'Retire course' }).click();
    await page.waitForURL(/\/sign-in\?next=/);
    await carry(page, await signedInAs(database, officer));
    await page.goto(site.url + path);
    await page.getByRole('button', { name: 'Send it now' }).click();
    await page.waitForURL(/done=retired/);
  });
});

// Mail is not sent in the demonstration: the page shows the link.
async function enter({ page, press, follow }: ReturnType<typeof inWindow>, email: string) {
  await page.getByLabel('Work email address').fill(email);
  await press('Email me a link');
  await follow('Open the link of this demonstration');
  await press('Sign in');
}

describe('a partner’s sign-in that ends in the middle of a form', () => {
  it('costs nothing: signed in again by a link, the form is as it was, and is sent', async ({
    openWindow,
  }) => {
    const open = inWindow(await openWindow());
    const { page, press, words } = open;
    const school = await anInstitution(database.db);
    const { partner } = await aMembership(database.db, school);
    await page.goto(`${site.url}/partner/organisations/${school.id}/colleagues/invite`);
    await enter(open, partner.email);
    await page.getByLabel('Their work email address').fill('tom@ashmere.school.example');
    await page.getByRole('radio').first().check();
    await database.sql`update partner_session set seen_at = seen_at - interval '2 hours'
      where partner_id = ${partner.id}`;
    await press('Send the invitation');
    await page.waitForURL(/\/partner\/sign-in\?next=/);
    await expect.poll(words).toContain('Your form is kept');
    await enter(open, partner.email);
    await expect.poll(words).toContain('Your form is kept');
    expect(await page.getByLabel('Their work email address').inputValue()).toBe('tom@ashmere.school.example');
    expect(await page.getByRole('radio').first().isChecked()).toBe(true);
    await press('Send the invitation');
    await page.waitForURL(/new=invited/);
  });
});
