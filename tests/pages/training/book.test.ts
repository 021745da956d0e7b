import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { booking, bookingPlace } from '#db/schema/bookings.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';
import { waitlistEntry } from '#db/schema/waiting-list.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import book from '../../../src/pages/training/sessions/[reference]/book.astro';
import { it } from '../../support/database.ts';
import { aFilledForm, type Fields } from '../../support/form-client.ts';
import { anyone, aRequest, aSession, now } from '../../support/makers.ts';
import { localsFor } from '../../support/page-locals.ts';
import { openPage } from '../../support/page.ts';

type Session = Awaited<ReturnType<typeof aSession>>;

const send = (db: Db, { reference }: Session, form: Fields) =>
  openPage(book, { params: { reference }, locals: localsFor(db), form });
const someBook = (db: Db, { id }: Session, given: Parameters<typeof aRequest>[1]) =>
  bookPlaces(db, anyone, aRequest(id, given), now);

const past = now.subtract({ hours: 1 });
const refusals: [string, Fields, (db: Db, session: Session) => Promise<unknown>][] = [
  [
    'This session has been cancelled. Choose another date.',
    {},
    (db, { id }) =>
      db
        .update(trainingSession)
        .set({ cancelledAt: past, cancelReason: 'The room flooded.' })
        .where(eq(trainingSession.id, id)),
  ],
  [
    'Booking for this session has closed. Choose another date.',
    {},
    (db, { id }) =>
      db.update(trainingSession).set({ bookingClosesAt: past }).where(eq(trainingSession.id, id)),
  ],
  [
    'That is more places than one booking can hold. Book fewer places.',
    { places: '1000' },
    () => Promise.resolve(),
  ],
  [
    'This session has just filled up. You can join the waiting list with what you typed.',
    {},
    (db, session) => someBook(db, session, { places: 4 }),
  ],
  [
    'Only 2 of the places you asked for are left.',
    { places: '3', attendee: ['Leila Haddad', '', ''], attendeeEmail: ['', '', ''] },
    (db, session) => someBook(db, session, { places: 2 }),
  ],
  [
    'There is a booking for this session with this email address.',
    { email: 'AMARA@ashmere.school.example' },
    (db, session) => someBook(db, session, { email: 'amara@ashmere.school.example' }),
  ],
  [
    'Places have just become free. You can book them now with what you typed.',
    { intent: 'wait' },
    () => Promise.resolve(),
  ],
];

/** Whether a page shows again what was typed into its plain fields. */
const keeps = (html: string, form: Fields) =>
  ['organisation', 'postcode', 'name', 'email', 'phone', 'role'].every((field) =>
    html.includes(`value="${String(form[field])}"`),
  );

describe('somebody who cannot book', () => {
  it.for(refusals)('reads "%s" and keeps what was typed', async ([sentence, given, arrange], { db }) => {
    const session = await aSession(db, { capacity: 4 });
    await arrange(db, session);
    const before = await db.$count(booking);
    const form = aFilledForm(given);
    const answer = await send(db, session, form);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Nothing was booked');
    expect(answer.text).toContain(sentence);
    expect(keeps(answer.html, form)).toBe(true);
    expect(answer.html).toContain(`<option value="${String(form['places'])}" selected`);
    for (const name of [form['attendee'] ?? []].flat().filter(Boolean))
      expect(answer.html).toContain(`value="${name}"`);
    expect(await db.$count(booking)).toBe(before);
  });

  it(
    'is told to send the form again while many others book',
    { timeout: 30_000 },
    async ({ aConnection }) => {
      const [one, other] = [aConnection(), aConnection()];
      const session = await aSession(one.db);
      const form = aFilledForm();
      await other.sql.begin(async (tx) => {
        await tx`select 1 from training_session where id = ${session.id} for update`;
        const answer = await send(one.db, session, form);
        expect(answer.status).toBe(409);
        expect(answer.text).toContain('Nothing is lost: send the form again.');
        expect(keeps(answer.html, form)).toBe(true);
      });
      expect(await one.db.$count(booking)).toBe(0);
    },
  );

  it('is sent on from the form of a closed session to the page that says so', async ({ db }) => {
    const session = await aSession(db, { bookingClosesAt: past });
    const { reference } = session;
    const answer = await openPage(book, { params: { reference }, locals: localsFor(db) });
    expect([answer.status, answer.location]).toEqual([303, `/training/sessions/${reference}`]);
  });

  it('can choose fewer places, or wait for all of them, when only some are left', async ({ db }) => {
    const session = await aSession(db, { capacity: 4 });
    await someBook(db, session, { places: 2 });
    const form = aFilledForm({ places: '3' });
    const { text } = await send(db, session, form);
    expect(text).toContain('Change the number to 2, or join the waiting list for all of them.');
    expect((await send(db, session, { ...form, intent: 'wait' })).status).toBe(303);
    expect(await db.select().from(waitlistEntry)).toMatchObject([{ partySize: 3 }]);
  });
});

describe('somebody who waits', () => {
  const names = { places: '2', attendee: ['Leila Haddad', 'Omar Aziz'], attendeeEmail: ['', ''] };

  it('is asked only how many places', async ({ db }) => {
    const session = await aSession(db, { capacity: 4 });
    await someBook(db, session, { places: 4 });
    const { reference } = session;
    const { html, text } = await openPage(book, { params: { reference }, locals: localsFor(db) });
    expect(html).toContain('name="places"');
    expect(html).not.toContain('name="attendee"');
    expect(text).toContain('We ask for names when the places are yours.');
    const form = aFilledForm({ places: '3', intent: 'wait' });
    expect((await send(db, session, { ...form, attendee: [], attendeeEmail: [] })).status).toBe(303);
    expect(await db.select().from(waitlistEntry)).toMatchObject([{ partySize: 3 }]);
  });

  it('changes the number after the names, and what was typed of people is in nobody’s way', async ({
    db,
  }) => {
    const session = await aSession(db, { capacity: 4 });
    await someBook(db, session, { places: 4 });
    const form = aFilledForm({ ...names, attendeeEmail: ['no address', ''] });
    expect((await send(db, session, { ...form, places: '1', intent: 'wait' })).status).toBe(303);
    expect(await db.select().from(waitlistEntry)).toMatchObject([{ partySize: 1 }]);
  });

  it('has the names again that they typed before the last place went, should one become free', async ({
    db,
  }) => {
    const session = await aSession(db, { capacity: 4 });
    await someBook(db, session, { places: 4 });
    const full = await send(db, session, aFilledForm(names));
    expect(full.status).toBe(409);
    expect(full.html).not.toContain('id="attendee-1"');
    for (const name of names.attendee)
      expect(full.html).toContain(`<input type="hidden" name="attendee" value="${name}"`);
    await db.update(trainingSession).set({ capacity: 9 }).where(eq(trainingSession.id, session.id));
    const free = await send(db, session, aFilledForm({ ...names, places: '3', intent: 'wait' }));
    expect(free.text).toContain('Places have just become free.');
    expect(free.html.match(/id="attendee-\d"/g)).toHaveLength(3);
    for (const name of names.attendee) expect(free.html).toContain(`value="${name}"`);
  });
});

describe('the list of people', () => {
  const three = { places: '3', attendee: ['Ann', '', 'Cy'], attendeeEmail: ['', '', ''] };

  it('loses nobody when another is added or removed without script', async ({ db }) => {
    const session = await aSession(db);
    const more = await send(db, session, aFilledForm({ ...three, intent: 'add' }));
    expect(more.status).toBe(200);
    expect(more.html.match(/name="attendee"/g)).toHaveLength(4);
    const fewer = await send(db, session, aFilledForm({ ...three, intent: 'remove-2' }));
    expect(fewer.html.match(/name="attendee"/g)).toHaveLength(2);
    for (const page of [more, fewer])
      for (const name of ['Ann', 'Cy']) expect(page.html).toContain(`value="${name}"`);
    expect(await db.$count(booking)).toBe(0);
  });

  it('says beside the person what is wrong with a name or an address', async ({ db }) => {
    const form = aFilledForm({
      places: '2',
      attendee: ['x'.repeat(200), ''],
      attendeeEmail: ['', 'no address'],
    });
    const { status, html, text } = await send(db, await aSession(db), form);
    expect(status).toBe(422);
    expect(text).toContain('Shorten the name to 120 characters or fewer');
    expect(text).toContain('Enter an email address for person 2, like name@school.example');
    for (const field of ['attendee-1', 'attendeeEmail-2']) {
      expect(html).toContain(`href="#${field}"`);
      expect(html).toContain(`id="${field}-error"`);
    }
  });
});

describe('a worry about a person', () => {
  const worry = 'I am worried about my student, he is being drawn into extremism';
  const typed = { hasNeeds: 'yes', needs: worry };

  it('is not taken: the page shows the route, keeps the words and asks for a reason', async ({ db }) => {
    const form = aFilledForm(typed);
    const { status, html, text } = await send(db, await aSession(db), form);
    expect(status).toBe(422);
    expect(text).toContain('This reads like a worry about a person.');
    expect(text).toContain('0800 011 3764');
    expect(html).toContain('href="#needs"');
    expect(html).toContain('name="reason"');
    expect(html).toContain(worry);
    expect(keeps(html, form)).toBe(true);
    expect(await db.$count(booking)).toBe(0);
  });

  it('is found among the names of people too', async ({ db }) => {
    const form = aFilledForm({ attendee: ['my son has been radicalised'] });
    const { status, html } = await send(db, await aSession(db), form);
    expect(status).toBe(422);
    expect(html).toContain('href="#people"');
  });

  it('goes on with a reason, which reaches a supervisor without the words themselves', async ({ db }) => {
    const form = aFilledForm({ ...typed, reason: 'This is the title of our own workshop' });
    expect((await send(db, await aSession(db), form)).status).toBe(303);
    const [made] = await db.select().from(booking);
    const [override, ...rest] = await db.select().from(textCheckOverride);
    expect(rest).toEqual([]);
    expect(override).toMatchObject({
      form: 'booking',
      findings: ['worry about a person'],
      reason: 'This is the title of our own workshop',
      entityId: made!.id,
      reviewedAt: null,
    });
    expect(JSON.stringify(override)).not.toContain('student');
  });

  it('is noted once when the form is sent twice', async ({ db }) => {
    const session = await aSession(db);
    const form = aFilledForm({ ...typed, reason: 'Our own workshop' });
    const first = await send(db, session, form);
    expect((await send(db, session, form)).location).toBe(first.location);
    expect(await db.$count(textCheckOverride)).toBe(1);
    expect(await db.$count(bookingPlace)).toBe(1);
  });
});
