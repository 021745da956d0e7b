import { expect } from 'vitest';
import { anInstitution, aMembership, aPartner } from '../support/partner-makers.ts';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { lettersTo } from '../support/site-mail.ts';
import { fingerprints } from '../support/site-rows.ts';
import { aComingSession } from '../support/site-session.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });

type Open = ReturnType<typeof inWindow>;

const letters = (email: string) => lettersTo(database, site.url, email);

async function linkFor(email: string): Promise<string> {
  const [mail] = await letters(email);
  return (mail!.fields as unknown as { signInUrl: string }).signInUrl;
}

async function signIn({ page, press }: Open, email: string): Promise<void> {
  await page.goto(`${site.url}/partner/sign-in`);
  await page.getByLabel('Work email address').fill(email);
  await press('Email me a link');
  await page.goto(await linkFor(email));
  await press('Sign in');
}

// The first is not the tenth.
const nameOf = (person: number) => `Full name of person ${person} (`;

const namesOf = async (reference: string) => {
  const rows = await database.sql<{ name: string | null }[]>`
    select p.attendee_name as name from booking_place p join training_session s on s.id = p.session_id
    where s.reference = ${reference} and p.released_at is null order by p.position`;
  return rows.map(({ name }) => name);
};

it('a school books 12 by link and swaps 3: one by the booking’s link, two on the partner’s page', async ({
  openWindow,
}) => {
  const { reference } = await aComingSession(database, { capacity: 30, placesPerBooking: 15 });
  const open = inWindow(await openWindow());
  const { page, press, follow, heading, words, fillIn } = open;
  const email = 'amara@ashmere.school.example';
  await page.goto(`${site.url}/training/sessions/${reference}/book`);
  await fillIn(email);
  await page.getByLabel('How many places').selectOption('12');
  for (let person = 1; person <= 12; person++)
    await page.getByLabel(nameOf(person)).fill(`Colleague ${'ABCDEFGHIJKL'[person - 1]}`);
  await press('Book 12 places');
  await expect.poll(heading).toBe('12 places booked');

  const [confirmed] = await letters(email);
  await page.goto(confirmed!.fields.manageUrl);
  await follow('Change people or places');
  await page.getByLabel(nameOf(1)).fill('Leila Haddad');
  await press('Check changes');
  await expect.poll(words).toContain('Leila Haddad, in place of Colleague A');
  await press('Save changes');
  await expect.poll(words).toContain('Your changes are saved.');

  await signIn(open, email);
  expect(new URL(page.url()).pathname).toBe('/partner');
  expect(await words()).toContain('12 places');
  await follow('See the booking');
  await follow('Change people or places');
  await page.getByLabel(nameOf(2)).fill('Tom Price');
  await page.getByLabel(nameOf(3)).fill('Amina Khan');
  await press('Check changes');
  await press('Save changes');
  await expect.poll(words).toContain('Your changes are saved.');
  const names = await namesOf(reference);
  expect(names.slice(0, 4)).toEqual(['Leila Haddad', 'Tom Price', 'Amina Khan', 'Colleague D']);
  expect(names).toHaveLength(12);

  await press('Sign out');
  await page.goto(`${site.url}/partner`);
  await expect.poll(heading).toBe('Partner sign-in');
});

it('a link is not spent by scanners that open it, and works once for its reader', async ({ openWindow }) => {
  const open = inWindow(await openWindow());
  const email = 'scanned@ashmere.school.example';
  await open.page.goto(`${site.url}/partner/sign-in`);
  await open.page.getByLabel('Work email address').fill(email);
  await open.press('Email me a link');
  const link = await linkFor(email);
  const before = await fingerprints(database);
  for (const method of ['GET', 'HEAD', 'GET']) {
    const answer = await fetch(link, { method });
    expect([method, answer.status, answer.headers.get('set-cookie')]).toEqual([method, 200, null]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
  expect(await fingerprints(database)).toEqual(before);
  await open.page.goto(link);
  await open.press('Sign in');
  expect(new URL(open.page.url()).pathname).toBe('/partner');
  expect((await fetch(link)).status).toBe(404);
});

it('the answer to an address that nobody knows is the same, letter for letter', async () => {
  const ask = async (email: string) => {
    const headers = { origin: site.url, 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ email });
    const answer = await fetch(`${site.url}/partner/sign-in`, {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
    });
    const there = new URL(answer.headers.get('location')!, site.url);
    // In the demonstration alone the page shows the link.
    there.searchParams.delete('shown');
    return [answer.status, there.href, answer.headers.get('set-cookie')];
  };
  expect(await ask('nobody@elsewhere.example')).toEqual(await ask('amara@ashmere.school.example'));
});

it('a training lead invites a colleague, who sees the organisation and nothing of another', async ({
  openWindow,
}) => {
  const { db } = database;
  const [school, other] = [await anInstitution(db), await anInstitution(db)];
  const lead = await aPartner(db, { email: 'lead@ashmere.school.example' });
  await aMembership(db, school, { partner: lead });
  const [first, second] = [inWindow(await openWindow()), inWindow(await openWindow())];
  await signIn(first, lead.email);
  await first.follow(school.name);
  await first.follow('Colleagues, and invite one');
  await first.follow('Invite a colleague');
  await first.page.getByLabel('Their work email address').fill('deputy@ashmere.school.example');
  await first.press('Send the invitation');
  await expect.poll(first.words).toContain('The invitation is on its way.');

  const [mail] = await letters('deputy@ashmere.school.example');
  await second.page.goto((mail!.fields as unknown as { invitationUrl: string }).invitationUrl);
  await second.page.getByLabel('Your full name').fill('Amina Khan');
  await second.press('Accept the invitation');
  await expect.poll(second.heading).toBe(school.name);
  for (const page of ['', '/colleagues', '/certificates', '/report', '/leave', '/colleagues/invite']) {
    const answer = await second.page.goto(`${site.url}/partner/organisations/${other.id}${page}`);
    expect([page, answer!.status()]).toEqual([page, 404]);
  }
});
