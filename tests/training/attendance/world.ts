import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { attendance, attendanceMark, type AttendanceState, type MarkId } from '#db/schema/attendance.ts';
import { bookingPlace } from '#db/schema/bookings.ts';
import type { trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { markRegister, type RowPress } from '#lib/training/attendance/mark.ts';
import { registerRows, type RowId } from '#lib/training/attendance/rows.ts';
import { sittingsOf } from '#lib/training/attendance/sittings.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { anyone, aRequest, aSession, now } from '../../support/makers.ts';

/** While the session could still be booked. */
export const early = now.subtract({ hours: 24 * 5 });

type Person = { name: string | null; email: string | null };

/** A session that is on now, with a booking of these people. */
export async function aRegister(
  db: Db,
  people: Person[],
  given: Partial<typeof trainingSession.$inferInsert> = {},
) {
  const startsAt = now.subtract({ minutes: 10 });
  const session = await aSession(db, { startsAt, ...given });
  const booked = await bookPlaces(db, anyone, aRequest(session.id, { people }), early);
  if (!booked.ok) throw new Error(booked.reason);
  const sittings = await sittingsOf(db, session);
  const rows = await registerRows(db, session.id);
  const rowOf = (name: string | null): RowId => rows.find((row) => row.name === name)!.row;
  return {
    id: session.id,
    session,
    booking: booked.value.id,
    sittings,
    sitting: sittings[0]!,
    rowOf,
  };
}
export type Register = Awaited<ReturnType<typeof aRegister>>;

export const aPress = (
  row: RowId,
  state: AttendanceState | null,
  given: Partial<RowPress> = {},
): RowPress => ({
  id: crypto.randomUUID() as MarkId,
  row,
  part: null,
  state,
  saw: null,
  settles: null,
  pressedAt: now,
  ...given,
});

/** Marks, and tells what became of each press, in their order. */
export async function marked(db: Db, officer: Officer, register: Register, presses: RowPress[]) {
  const outcome = await markRegister(db, officer, register, presses, now);
  if (!outcome.ok) throw new Error(outcome.reason);
  return presses.map(({ id }) => outcome.value.get(id));
}

/** The names and states that are written down for a session, by name. */
export const written = (db: Db, { id }: Pick<Register, 'id'>) =>
  db
    .select({ name: attendance.personName, state: attendance.state })
    .from(attendance)
    .where(eq(attendance.sessionId, id))
    .orderBy(attendance.personName);

export const countMarks = (db: Db) => db.$count(attendanceMark);

/** Somebody else comes on a place. */
export const swap = (db: Db, row: RowId, attendeeName: string | null) =>
  db
    .update(bookingPlace)
    .set({ attendeeName })
    .where(eq(bookingPlace.id, row as never));

/** A place is given back, without its name. */
export const giveBack = (db: Db, row: RowId) =>
  db
    .update(bookingPlace)
    .set({ attendeeName: null, attendeeEmail: null, releasedAt: now })
    .where(eq(bookingPlace.id, row as never));
