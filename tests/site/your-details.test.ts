import { expect } from 'vitest';
import { barriers } from '../support/accessible.ts';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { openSite } from '../support/open-site.ts';
import { signInToDemonstration } from '../support/signing-in.ts';
import { lettersTo } from '../support/site-mail.ts';
import { fingerprints } from '../support/site-rows.ts';

const { site, database } = await openSite();

const name = 'Josephine Castellan';
const emailOf = async (person: string) => {
  const [row] = await database.sql<{ id: string; email: string }[]>`
    select id, email from contact where name = ${person}`;
  return row!;
};

it('somebody is told by mail, sees what is held, corrects it, pauses and removes it, without script or account', async ({
  openWindow,
}) => {
  const { id, email } = await emailOf(name);
  const staff = await openWindow();
  await signInToDemonstration(staff, site.url, 'officer');
  await staff.goto(`${site.url}/staff/contacts/notices`);
  await staff.getByLabel(name).check();
  await inWindow(staff).press('Give the notices');
  expect(await inWindow(staff).words()).toContain('1 notice is given');

  const [letter] = await lettersTo(database, site.url, email);
  expect(letter?.template).toBe('contact-notice');
  const link = (letter!.fields as unknown as Record<string, string>)['detailsUrl']!;
  const phone = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
  const { page, press, heading, words } = inWindow(await openWindow(phone));
  const before = await fingerprints(database);
  for (const way of ['', '/correct', '/pause', '/decline', '/remove']) {
    const answer = await page.goto(`${link}${way}`);
    expect([answer?.status(), answer?.headers()['cache-control']]).toEqual([
      200,
      expect.stringContaining('no-store'),
    ]);
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
  }
  expect(await fingerprints(database)).toEqual(before);

  await page.goto(link);
  expect(await heading()).toBe('Your details');
  expect(await words()).toContain('Designated safeguarding lead, Ousebank College');
  expect(await words()).toMatch(/\w+ \d{4}: (once|twice|\d+ times), by 1 officer/);
  expect(await words()).not.toContain('Dana Whitlock');

  await page.getByRole('link', { name: 'Correct something' }).click();
  await page.getByLabel('Your role').fill('Assistant principal');
  await press('Send the correction');
  expect(await words()).toContain('An officer looks at it');
  expect(await words()).toContain('Designated safeguarding lead, Ousebank College');
  await staff.goto(`${site.url}/staff/contacts/wishes`);
  await staff.getByRole('link', { name }).click();
  await inWindow(staff).press('Take over what they say');
  await page.goto(link);
  expect(await words()).toContain('Assistant principal, Ousebank College');

  await page.getByRole('link', { name: 'Pause contact' }).click();
  await page.getByLabel('3 months').check();
  await press('Pause contact');
  expect(await words()).toContain('We stay away');
  await staff.goto(`${site.url}/staff/contacts/${id}`);
  expect(await inWindow(staff).words()).toContain('Paused until');

  await page.getByRole('link', { name: 'Remove my details' }).click();
  await press('Remove my details now');
  expect(await heading()).toBe('Your details are removed');
  await page.goto(link);
  expect(await heading()).toBe('We do not know this link');
  expect((await staff.goto(`${site.url}/staff/contacts/${id}`))?.status()).toBe(404);
  expect(await lettersTo(database, site.url, email)).toEqual([]);
  const left = await database.sql`select * from contact where id = ${id}`;
  expect(JSON.stringify(left)).not.toMatch(/castellan/i);
});

it('a lost link is sent again by the page that says the same to everybody', async ({ openWindow }) => {
  const { email } = await emailOf('Rutendo Mbeki');
  const { page, press, heading } = inWindow(await openWindow());
  for (const typed of [email, 'nobody@nowhere.example']) {
    await page.goto(`${site.url}/your-details`);
    await page.getByLabel('Work email address').fill(typed);
    await press('Send me my link');
    expect(await heading()).toBe('Look in your mailbox');
  }
  const [letter] = await lettersTo(database, site.url, email);
  await page.goto((letter!.fields as unknown as Record<string, string>)['detailsUrl']!);
  expect(await heading()).toBe('Your details');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('link', { name: 'Correct something' }).click();
  expect(await barriers(page)).toEqual([]);
});

it('the pages of contacts stand in nobody’s way, on a phone and on a desk', async ({ openWindow }) => {
  const staff = await openWindow();
  await signInToDemonstration(staff, site.url, 'officer');
  const { id } = await emailOf('Yusuf Rahmani');
  const pages = ['', '/notices', '/wishes', `/${id}`, `/${id}/edit`, `/${id}/state`, '/new'];
  for (const page of pages) {
    await staff.goto(`${site.url}/staff/contacts${page}`);
    expect([page, await barriers(staff)]).toEqual([page, []]);
  }
});
