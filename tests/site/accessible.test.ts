import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { barriers } from '../support/accessible.ts';
import { it } from '../support/browser.ts';
import { aFilledForm, type Fields, formClient } from '../support/form-client.ts';
import { openSiteDatabase, type SiteDatabase } from '../support/site-database.ts';
import { aComingSession } from '../support/site-session.ts';
import { startPreparedSite } from '../support/prepared-site.ts';
import type { RunningSite } from '../support/site.ts';

let site: RunningSite;
let database: SiteDatabase;
const place: Record<string, string> = {};

beforeAll(async () => {
  site = await startPreparedSite({ TRUST_PROXY: '1' });
  database = openSiteDatabase(site);
  await arrange();
});
afterAll(async () => {
  await database.close();
  await site.remove();
});

const past = Temporal.Now.instant().subtract({ hours: 1 });
const threePeople = { places: '3', attendee: ['Leila Haddad', '', ''], attendeeEmail: ['', '', ''] };

async function ask(session: { reference: string }, given: Fields = {}): Promise<string> {
  const { post } = formClient(site.url);
  const { location } = await post(`/training/sessions/${session.reference}/book`, aFilledForm(given));
  return location!.split('?')[0]!;
}

/** One session and booking of each kind, and the page of a room in the demonstration world. */
async function arrange(): Promise<void> {
  const { post } = formClient(site.url);
  const at = (session: { reference: string }) => `/training/sessions/${session.reference}`;
  const open = await aComingSession(database);
  const full = await aComingSession(database, { capacity: 3 });
  const freed = await aComingSession(database, { capacity: 1 });
  const closed = await aComingSession(database);
  place['find'] = '/bookings/find';
  place['open'] = at(open);
  place['full'] = at(full);
  place['cancelled'] = at(
    await aComingSession(database, { cancelledAt: past, cancelReason: 'The room flooded.' }),
  );
  place['booked'] = await ask(open, { ...threePeople, hasNeeds: 'yes', needs: 'A seat near the front' });
  place['filled'] = await ask(full, threePeople);
  place['waiting'] = await ask(full, { intent: 'wait' });
  place['gone'] = await ask(freed);
  place['offered'] = await ask(freed, { intent: 'wait' });
  await post(`${place['gone']}/cancel`, { reason: '' });
  place['late'] = await ask(closed);
  place['closed'] = at(closed);
  const closes = { booking_closes_at: past.toString(), changes_close_at: past.toString() };
  await database.sql`update training_session set ${database.sql(closes)} where id = ${closed.id}`;
  const [room] = await database.sql<{ reference: string }[]>`select reference from training_session
    where site_id is not null and cancelled_at is null and booking_closes_at > now() limit 1`;
  place['room'] = at(room!);
  const [date] = await database.sql<{ reference: string }[]>`select reference from training_session
    where course_id = ${open.courseId} and id <> ${open.id} and booking_closes_at > now() and capacity > 10
    and cancelled_at is null order by starts_at desc limit 1`;
  place['move'] = `${place['booked']}/move?to=${date!.reference}`;
}

/** Sends a form from its own page, as its button would. */
async function send(page: Page, path: string, fields: Fields): Promise<void> {
  await page.goto(site.url + path);
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each]),
  );
  const answered = page.waitForEvent('load');
  await page.evaluate((pairs) => {
    const form = document.createElement('form');
    form.method = 'post';
    for (const [name, value] of pairs)
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    document.body.append(form);
    form.submit();
  }, entries);
  await answered;
}

describe.concurrent('somebody with a small screen, a keyboard or a screen reader can use', () => {
  it.for([
    ['/', 'A worry shared early'],
    ['/help', ''],
    ['/help/someone-i-know', 'Exit this page'],
    ['/help/i-work-with-people', ''],
    ['/help/no-connection', 'You are not connected'],
    ['/report', ''],
    ['/hate-crime', ''],
    ['/guides', ''],
    ['/guides/what-prevent-is', ''],
    ['/guides/notice-check-share', ''],
    ['/guides/talking-about-what-they-see-online', ''],
    ['/privacy', ''],
    ['/accessibility', ''],
    ['/cookies', ''],
    ['/sign-in', ''],
    ['/forgotten-password', ''],
    ['/reset-password/made-up', 'This link does not work'],
    ['/nothing-here', 'We cannot find that page'],
    ['/training', 'sessions'],
    ['/training?sector=nobody', 'No sessions match'],
    ['/training/courses', 'Courses'],
    ['/training/making-a-good-referral', 'Dates'],
    ['/events', 'What is on near you'],
    ['/events?near=Bedford&miles=5', 'near Bedford'],
    ['/events?type=type_made_up', 'No events match'],
    ['/areas', 'Your area'],
    ['/areas/bedfordshire-force', 'You said, we did'],
    ['/areas/bedford', 'How to reach the team in Bedford'],
    ['/bookings/find', 'Find your booking'],
    ['/bookings/find?sent=yes', 'Look in your inbox'],
    ['/bookings/no-such-key', 'We do not know this link'],
  ] as const)('%s', async ([path, words], { keptWindow }) => {
    const page = await keptWindow();
    await page.goto(site.url + path);
    expect(await page.locator('body').innerText()).toContain(words);
    expect(await barriers(page)).toEqual([]);
  });

  it.for([
    ['a session with places', 'open', '', 'Book places'],
    ['a session in a room', 'room', '', 'Access'],
    ['a session that is full', 'full', '', 'Join the waiting list'],
    ['a session that is closed', 'closed', '', 'Booking has closed.'],
    ['a session that is cancelled', 'cancelled', '', 'This session is cancelled.'],
    ['the booking form', 'open', '/book', 'Who is coming'],
    ['the form of the waiting list', 'full', '/book', 'Join the waiting list'],
    ['a booking just made', 'booked', '?new=booked', '3 places booked'],
    ['a booking just changed', 'booked', '?new=people', 'Your changes are saved.'],
    ['the people of a booking', 'booked', '/attendees', 'Check changes'],
    ['the dates to move to', 'booked', '/move', 'Move to another date'],
    ['a move to confirm', 'move', '', 'Move 3 places'],
    ['a cancellation to confirm', 'booked', '/cancel', 'Why are you cancelling?'],
    ['a place on the waiting list', 'waiting', '?new=waiting', 'You are on the waiting list'],
    ['leaving the waiting list', 'waiting', '/offer', 'Leave the waiting list'],
    ['an offer', 'offered', '/offer', '1 place for you'],
    ['a booking with an offer', 'offered', '', 'Answer the offer'],
    ['an offer that is not there', 'booked', '/offer', 'There is no offer now'],
    ['a cancelled booking', 'gone', '', 'Your booking is cancelled'],
    ['a booking too late to change', 'late', '', 'It is too late'],
  ] as const)('%s', async ([_what, start, rest, words], { keptWindow }) => {
    const page = await keptWindow();
    await page.goto(site.url + place[start] + rest);
    expect(await page.locator('body').innerText()).toContain(words);
    expect(await barriers(page)).toEqual([]);
  });

  const empty = { name: '', email: 'no', attendee: [''], attendeeEmail: ['no'] };
  const worry = { hasNeeds: 'yes', needs: 'I am worried about my son, he was radicalised' };
  const people = {
    sequence: '0',
    places: '4',
    attendee: ['A', 'B', 'C', 'D'],
    attendeeEmail: ['', '', '', ''],
  };
  it.for<[string, string, string, Fields, string]>([
    ['a booking form with mistakes', 'open', '/book', aFilledForm(empty), 'things to fix'],
    ['a booking form with a worry in it', 'open', '/book', aFilledForm(worry), 'say why it belongs here'],
    ['a booking form that is refused', 'full', '/book', aFilledForm(), 'Nothing was booked'],
    [
      'changes to check',
      'booked',
      '/attendees',
      { ...people, place: ['', '', '', ''] },
      'Check your changes',
    ],
    [
      'a change that is refused',
      'filled',
      '/attendees',
      { ...people, place: [], intent: 'wait', more: '999' },
      'Nothing was changed',
    ],
    ['people with mistakes', 'booked', '/attendees', { ...people, attendeeEmail: ['no'] }, 'to fix'],
    ['a cancellation with a worry in it', 'booked', '/cancel', { reason: worry.needs }, 'to fix'],
    ['a lost link asked for by a broken address', 'find', '', { email: 'no' }, 'to fix'],
    ['a problem', 'open', '/book', aFilledForm({ website: 'x' }), 'We could not read that request'],
    ['a move without a date', 'booked', '/move', {}, 'Choose a date'],
    ['an answer to an offer that says nothing', 'offered', '/offer', {}, 'Choose an answer'],
  ])('%s', async ([_what, start, rest, fields, words], { keptWindow }) => {
    const page = await keptWindow();
    await send(page, place[start] + rest, fields);
    expect(await page.locator('body').innerText()).toContain(words);
    expect(await barriers(page)).toEqual([]);
  });
});
