import { describe, expect } from 'vitest';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { aFilledForm, formClient } from '../support/form-client.ts';
import { aComingSession } from '../support/site-session.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite({ env: { TRUST_PROXY: '1' } });

const formOf = (reference: string) => `/training/sessions/${reference}/book`;
async function counts(reference: string): Promise<{ bookings: number; places: number }> {
  const [row] = await database.sql<{ bookings: number; places: number }[]>`
    select count(distinct b.id)::int as bookings, count(p.id)::int as places
    from training_session s join booking b on b.session_id = s.id
    left join booking_place p on p.booking_id = b.id and p.released_at is null
    where s.reference = ${reference}`;
  return row!;
}

describe('many at once', () => {
  it('fifty people who race for five places get five bookings, and the others are told', async () => {
    const { reference } = await aComingSession(database, { capacity: 5 });
    const { post } = formClient(site.url);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post(formOf(reference), aFilledForm())),
    );
    const refused = answers.filter(({ status }) => status === 409);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(5);
    expect(refused).toHaveLength(45);
    for (const { text } of refused) expect(text).toMatch(/has just filled up|Nothing is lost/);
    expect(await counts(reference)).toEqual({ bookings: 5, places: 5 });
  });

  it('one form that arrives twenty times at once makes one booking, and every sender sees it', async () => {
    const { reference } = await aComingSession(database);
    const { post } = formClient(site.url);
    const form = aFilledForm();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(formOf(reference), form)));
    expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
    expect(await counts(reference)).toEqual({ bookings: 1, places: 1 });
  });

  it('of two people who change one booking the second is told, and sees what the first did', async ({
    openWindow,
  }) => {
    const { reference } = await aComingSession(database);
    const { location } = await formClient(site.url).post(formOf(reference), aFilledForm());
    const path = site.url + location!.split('?')[0]!;
    const [first, second] = [inWindow(await openWindow()), inWindow(await openWindow())];
    for (const { page } of [first, second]) await page.goto(`${path}/attendees`);
    await first.page.getByLabel('Full name of person 1').fill('Leila Haddad');
    await second.page.getByLabel('Full name of person 1').fill('Omar Farouk');
    for (const { press } of [first, second]) await press('Check changes');
    await first.press('Save changes');
    await expect.poll(first.words).toContain('Your changes are saved.');
    await second.press('Save changes');
    await expect.poll(second.words).toContain('Somebody changed this booking while you had the page open.');
    await expect.poll(second.words).toContain('You typed: Omar Farouk.');
    await expect
      .poll(() => second.page.getByLabel('Full name of person 1').inputValue())
      .toBe('Leila Haddad');
  });
});

describe('the same person twice', () => {
  it('a double click on the button books once', async ({ openWindow }) => {
    const { reference } = await aComingSession(database);
    const { page, fillIn, heading } = inWindow(await openWindow());
    await page.goto(site.url + formOf(reference));
    await fillIn('double@ashmere.school.example');
    await page.getByRole('button', { name: 'Book 1 place' }).dblclick();
    // The second press ends the navigation of the first: ask where the reader stands, not which of the two arrived.
    await expect.poll(() => page.url()).toMatch(/\/bookings\//);
    await expect.poll(heading).toBe('1 place booked');
    expect(await counts(reference)).toEqual({ bookings: 1, places: 1 });
  });

  it('going back and sending the form again shows the booking that is there', async ({ openWindow }) => {
    const { reference } = await aComingSession(database);
    const { page, fillIn, press, heading } = inWindow(await openWindow());
    await page.goto(site.url + formOf(reference));
    await fillIn('back@ashmere.school.example');
    await press('Book 1 place');
    await page.waitForURL(/\/bookings\//);
    const booked = page.url();
    await page.goBack();
    await expect
      .poll(() => page.getByLabel('Work email address').inputValue())
      .toBe('back@ashmere.school.example');
    await press('Book 1 place');
    await page.waitForURL(booked);
    await expect.poll(heading).toBe('1 place booked');
    expect(await counts(reference)).toEqual({ bookings: 1, places: 1 });
  });
});
