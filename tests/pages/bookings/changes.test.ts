import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { booking, bookingPlace } from '#db/schema/bookings.ts';
import { course } from '#db/schema/courses.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { cancelBooking } from '#lib/training/bookings/cancel.ts';
import attendees from '../../../src/pages/bookings/[key]/attendees.astro';
import cancel from '../../../src/pages/bookings/[key]/cancel.astro';
import move from '../../../src/pages/bookings/[key]/move.astro';
import { send, someone } from '../../support/booking-pages.ts';
import { it } from '../../support/database.ts';
import type { Fields } from '../../support/form-client.ts';
import { anyone, aRequest, aSession, now } from '../../support/makers.ts';

type Session = Awaited<ReturnType<typeof aSession>>;
async function people(
  db: Db,
  id: Awaited<ReturnType<typeof someone>>['id'],
  names: string[],
): Promise<Fields> {
  const held = await db
    .select()
    .from(bookingPlace)
    .where(eq(bookingPlace.bookingId, id))
    .orderBy(bookingPlace.position);
  const [row] = await db.select().from(booking).where(eq(booking.id, id));
  return {
    sequence: String(row!.sequence),
    places: String(names.length),
    place: names.map((_, index) => held[index]?.id ?? ''),
    attendee: names,
    attendeeEmail: names.map(() => ''),
    intent: 'confirm',
  };
}

const close = (db: Db, { id }: Session) =>
  db.update(trainingSession).set({ changesCloseAt: now }).where(eq(trainingSession.id, id));

describe('a change of people that cannot be made', () => {
  it('because the session is full keeps the names, and offers the waiting list', async ({ db }) => {
    const session = await aSession(db, { capacity: 3 });
    const { id, key } = await someone(db, session);
    await someone(db, session, 1);
    const answer = await send(db, attendees, key, await people(db, id, ['Ann', 'Bea', 'Cy']));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('There are not enough places left for that. Nothing was changed.');
    expect(answer.text).toContain('Join the waiting list for 1 place');
    for (const name of ['Ann', 'Bea', 'Cy']) expect(answer.html).toContain(`value="${name}"`);
    expect(await db.$count(bookingPlace)).toBe(3);
  });

  it('because one booking holds no more says so', async ({ db }) => {
    const session = await aSession(db, { placesPerBooking: 2 });
    const { id, key } = await someone(db, session);
    const answer = await send(db, attendees, key, await people(db, id, ['Ann', 'Bea', 'Cy']));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('That is more places than one booking can hold.');
    expect(answer.html).toContain('value="Cy"');
  });

  it('because somebody else changed it shows how it is now, and the names that were typed', async ({
    db,
  }) => {
    const { id, key } = await someone(db, await aSession(db));
    const stale = await people(db, id, ['Ann', 'Bea']);
    expect((await send(db, attendees, key, await people(db, id, ['Leila', 'Omar']))).status).toBe(303);
    const answer = await send(db, attendees, key, stale);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Somebody changed this booking while you had the page open.');
    expect(answer.text).toContain('You typed: Ann, Bea.');
    expect(answer.html).toContain('value="Leila"');
  });

  it('because it is too late says what to do instead, and keeps the names', async ({ db }) => {
    const session = await aSession(db);
    const { id, key } = await someone(db, session);
    await close(db, session);
    const answer = await send(db, attendees, key, await people(db, id, ['Ann', 'Bea']));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Reply to your confirmation email instead.');
    expect(answer.html).toContain('value="Ann"');
  });

  it(
    'because another change is under way asks to try again',
    { timeout: 30_000 },
    async ({ aConnection }) => {
      const [one, other] = [aConnection(), aConnection()];
      const session = await aSession(one.db);
      const { id, key } = await someone(one.db, session);
      const form = await people(one.db, id, ['Ann', 'Bea']);
      await other.sql.begin(async (tx) => {
        await tx`select 1 from training_session where id = ${session.id} for update`;
        const answer = await send(one.db, attendees, key, form);
        expect(answer.status).toBe(409);
        expect(answer.text).toContain('Nothing was changed: try again.');
        expect(answer.html).toContain('value="Ann"');
      });
    },
  );

  it('because the booking is cancelled goes to the page that says so', async ({ db }) => {
    const { id, key } = await someone(db, await aSession(db));
    const form = await people(db, id, ['Ann', 'Bea']);
    await cancelBooking(db, anyone, id, { reason: null }, now);
    expect(await send(db, attendees, key, form)).toMatchObject({ status: 303, location: `/bookings/${key}` });
  });

  it('because the form is broken says what to do', async ({ db }) => {
    const { id, key } = await someone(db, await aSession(db));
    const form = { ...(await people(db, id, ['Ann', 'Bea'])), sequence: 'x', places: 'many' };
    const answer = await send(db, attendees, key, form);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Open the page again');
    expect(answer.text).toContain('Choose how many places');
  });
});

describe('a move that cannot be made', () => {
  const cases: [string, (db: Db, from: Session, email: string) => Promise<{ reference: string }>][] = [
    ['That is the date you have.', (_db, from) => Promise.resolve(from)],
    ['That date is of another course.', async (db) => aSession(db, { courseId: await anotherCourse(db) })],
    [
      'That date is not there any more.',
      (db) => aSession(db, { cancelledAt: now, cancelReason: 'The room flooded.' }),
    ],
    ['That date is not there any more.', () => Promise.resolve({ reference: 'TZZZZZZZ' })],
    ['Booking for that date has closed.', (db) => aSession(db, { bookingClosesAt: now })],
    ['That date has just filled up.', (db) => aSession(db, { capacity: 1 })],
    [
      'You have a booking for that date already.',
      async (db, _from, email) => {
        const to = await aSession(db);
        await bookPlaces(db, anyone, aRequest(to.id, { email }), now);
        return to;
      },
    ],
  ];

  it.for(cases)('is answered with "%s"', async ([sentence, arrange], { db }) => {
    const from = await aSession(db);
    const { key, email, id } = await someone(db, from);
    const { reference } = await arrange(db, from, email);
    const answer = await send(db, move, key, { to: reference }, `/?to=${reference}`);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Nothing was changed');
    expect(answer.text).toContain(sentence);
    expect(await db.select().from(booking).where(eq(booking.id, id))).toMatchObject([{ sessionId: from.id }]);
  });

  it('because no date was chosen says so', async ({ db }) => {
    const { key } = await someone(db, await aSession(db));
    const answer = await send(db, move, key, {});
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('Choose a date')]);
  });
});

const anotherCourse = async (db: Db) => (await db.select().from(course).offset(1).limit(1))[0]!.id;

describe('a cancellation', () => {
  it('past the cut-off is refused with what to do instead, and keeps the reason', async ({ db }) => {
    const session = await aSession(db);
    const { key } = await someone(db, session);
    await close(db, session);
    const answer = await send(db, cancel, key, { reason: 'Our inset day moved' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('It is too late to change this booking by link.');
    expect(answer.text).toContain('Our inset day moved');
  });

  it('with a worry about a person as its reason is not taken', async ({ db }) => {
    const { key } = await someone(db, await aSession(db));
    const answer = await send(db, cancel, key, { reason: 'I am worried about my son, he was radicalised' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('This reads like a worry about a person.');
    expect(await db.select().from(booking)).toMatchObject([{ cancelledAt: null }]);
  });
});
