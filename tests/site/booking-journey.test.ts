import { expect } from 'vitest';
import { inWindow } from '../support/booking-window.ts';
import { it } from '../support/browser.ts';
import { lettersTo } from '../support/site-mail.ts';
import { aComingSession } from '../support/site-session.ts';
import { openSite } from '../support/open-site.ts';

const { site, database } = await openSite();

const letters = (email: string) => lettersTo(database, site.url, email);
const newest = async (email: string) => (await letters(email))[0]!;

const taken = async (reference: string) => {
  const [row] = await database.sql<{ places: number }[]>`
    select count(*)::int as places from booking_place p join training_session s on s.id = p.session_id
    where s.reference = ${reference} and p.released_at is null`;
  return row!.places;
};

it('a partner finds a session, books three places, names people, moves to another date and cancels', async ({
  openWindow,
}) => {
  const { page, press, follow, heading, words, fillIn } = inWindow(await openWindow());
  const email = 'amara@ashmere.school.example';

  await page.goto(`${site.url}/training`);
  await page.getByLabel('How').selectOption('online');
  await press('Show sessions');
  expect(new URL(page.url()).searchParams.get('mode')).toBe('online');
  await follow('Making a good referral');
  const reference = new URL(page.url()).pathname.split('/')[3]!;
  const before = await taken(reference);

  await follow('Book places');
  await fillIn(email);
  await page.getByLabel('How many places').selectOption('3');
  await press('Book 3 places');
  await expect.poll(words).toContain('There is 1 thing to fix');
  await page.getByLabel('Everyone I am booking has done this').check();
  await press('Book 3 places');
  await expect.poll(heading).toBe('3 places booked');
  await expect.poll(words).toContain('Give us the names when you know them');
  expect(await taken(reference)).toBe(before + 3);

  const confirmed = await newest(email);
  expect(confirmed.template).toBe('booking-confirmed');
  await page.goto(confirmed.fields.manageUrl);
  await follow('Change people or places');
  await page.getByLabel('Full name of person 1').fill('Leila Haddad');
  await page.getByLabel('Email of person 1').fill('leila@ashmere.school.example');
  await press('Remove person 3');
  await press('Check changes');
  await expect.poll(heading).toBe('Check your changes');
  await expect.poll(words).toContain('2 places, was 3');
  expect(await taken(reference)).toBe(before + 3);
  await press('Give back 1 place');
  await expect.poll(words).toContain('Your changes are saved.');
  await expect.poll(words).toContain('Leila Haddad');
  expect(await taken(reference)).toBe(before + 2);
  expect((await newest(email)).template).toBe('booking-changed');
  expect((await newest('leila@ashmere.school.example')).template).toBe('place-confirmed');

  await follow('Move to another date');
  await follow(/^Choose/);
  const other = new URL(page.url()).searchParams.get('to')!;
  const there = await taken(other);
  await press('Move the booking');
  await expect.poll(words).toContain('Your booking is moved.');
  expect([await taken(reference), await taken(other)]).toEqual([before, there + 2]);
  expect((await newest('leila@ashmere.school.example')).template).toBe('place-changed');

  await follow('Cancel this booking');
  await page.getByLabel('Why are you cancelling?').fill('Our inset day has moved.');
  await press('Cancel this booking');
  await expect.poll(heading).toBe('Your booking is cancelled');
  expect(await taken(other)).toBe(there);
  expect((await letters(email)).map((letter) => letter.template)).toEqual([
    'booking-cancelled',
    'booking-changed',
    'booking-changed',
    'booking-confirmed',
  ]);
});

it('places that somebody gives back are offered to whoever waits, who accepts by the link in the mail', async ({
  openWindow,
}) => {
  const { reference } = await aComingSession(database, { capacity: 2 });
  const [first, second] = ['first@ashmere.school.example', 'second@brook.school.example'];
  const [booker, waiter] = [inWindow(await openWindow()), inWindow(await openWindow())];
  await booker.page.goto(`${site.url}/training/sessions/${reference}/book`);
  await booker.fillIn(first);
  await booker.page.getByLabel('How many places').selectOption('2');
  await booker.press('Book 2 places');

  await waiter.page.goto(`${site.url}/training/sessions/${reference}`);
  await waiter.follow('Join the waiting list');
  await waiter.fillIn(second);
  await waiter.press('Join the waiting list for 1 place');
  expect(await waiter.heading()).toBe('You are on the waiting list');
  expect((await newest(second)).template).toBe('waiting-list-joined');

  await booker.follow('Cancel this booking');
  await booker.press('Cancel this booking');
  const offered = await newest(second);
  expect(offered.template).toBe('place-offered');

  await waiter.page.goto(offered.fields.offerUrl);
  expect(await waiter.heading()).toBe('1 place for you');
  expect(await taken(reference)).toBe(0);
  await waiter.press('Accept 1 place');
  expect(await waiter.heading()).toBe('1 place booked');
  expect(await taken(reference)).toBe(1);
  expect((await newest(second)).template).toBe('booking-confirmed');
});

it('somebody who declines an offer hears that they have left the waiting list', async ({ openWindow }) => {
  const { reference } = await aComingSession(database, { capacity: 1 });
  const { page, press, follow, words, fillIn } = inWindow(await openWindow());
  const book = async (email: string, button: string) => {
    await page.goto(`${site.url}/training/sessions/${reference}/book`);
    await fillIn(email);
    await press(button);
  };
  await book('holds@ashmere.school.example', 'Book 1 place');
  const held = page.url();
  await book('declines@ashmere.school.example', 'Join the waiting list for 1 place');
  await page.goto(held);
  await follow('Cancel this booking');
  await press('Cancel this booking');
  await page.goto((await newest('declines@ashmere.school.example')).fields.offerUrl);
  await press('Decline, and leave the waiting list');
  await expect.poll(words).toContain('You have left the waiting list.');
  expect((await newest('declines@ashmere.school.example')).template).toBe('waiting-list-left');
});

it('somebody who lost the mail gets the links again, and a stranger learns nothing', async ({
  openWindow,
}) => {
  const { reference } = await aComingSession(database);
  const { page, press, heading, words, fillIn } = inWindow(await openWindow());
  await page.goto(`${site.url}/training/sessions/${reference}/book`);
  await fillIn('lost@ashmere.school.example');
  await press('Book 1 place');
  const ask = async (email: string) => {
    await page.goto(`${site.url}/bookings/find`);
    await page.getByLabel('Work email address').fill(email);
    await press('Send me my links');
    return words();
  };
  const answers = [await ask('LOST@ashmere.school.example'), await ask('nobody@ashmere.school.example')];
  expect(answers[0]).toContain('Look in your inbox');
  expect(answers[1]).toBe(answers[0]);
  expect(await letters('nobody@ashmere.school.example')).toEqual([]);
  const [letter] = await letters('lost@ashmere.school.example');
  expect(letter?.template).toBe('find-booking');
  const { bookings } = letter!.fields as unknown as { bookings: { manageUrl: string }[] };
  await page.goto(bookings[0]!.manageUrl);
  await expect.poll(heading).toContain('Your booking');
});
