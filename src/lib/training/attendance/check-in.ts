import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { attendance, type AttendanceId, type MarkId } from '#db/schema/attendance.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Actor } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { findPerson, type Typed } from './find-person.ts';
import { lockRows } from './lock-rows.ts';
import { pressLocked } from './mark.ts';
import { marksOf, ofPart } from './marks.ts';
import { type RegisterRow, registerRows } from './rows.ts';
import type { Sitting } from './sittings.ts';
import { standing } from './standing.ts';

/** The session that somebody checks in to, and the sitting that is open now. */
export type OpenSession = { id: SessionId; sittings: readonly Sitting[]; sitting: Sitting };

type CheckedIn = { is: 'in' } | { is: 'several'; organisations: string[] };

/**
 * Marks somebody present who says that they are here. Twice is fine: who is marked present, or partly present by an
 * officer, stays so.
 */
export async function checkIn(
  db: Db,
  actor: Actor,
  session: OpenSession,
  typed: Typed,
  now: Temporal.Instant,
): Promise<Outcome<CheckedIn, 'nobody' | 'shared address' | 'busy'>> {
  const found = findPerson(await registerRows(db, session.id), typed);
  if (found.is === 'several') return done(found);
  if (found.is !== 'found') return refused(found.is);
  try {
    const isIn = await db.transaction((tx) => arrive(tx, actor, session, found.row, nameOf(found.row), now));
    return isIn ? done({ is: 'in' }) : refused('nobody');
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

/** Whoever has a place without a name is known by the name of who booked it. */
const nameOf = ({ name, booker }: RegisterRow): Arriving | null =>
  name === null && booker ? { name: booker.name, email: booker.email } : null;

export type Arriving = { name: string; email: string | null; roleCode?: string | null };

/**
 * Marks a line of the register present, in a transaction.
 *
 * @param arriving who takes a place that has no name yet
 * @returns false when the line has gone meanwhile
 */
export async function arrive(
  tx: Db,
  actor: Actor,
  { id, sittings, sitting }: OpenSession,
  { row }: Pick<RegisterRow, 'row'>,
  arriving: Arriving | null,
  now: Temporal.Instant,
): Promise<boolean> {
  const people = await lockRows(tx, id, [row], now);
  const person = people.get(row);
  if (!person) return false;
  if (arriving) await nameThem(tx, person, arriving);
  const marks = await marksOf(tx, [person]);
  const { current, waiting } = standing(ofPart(marks, sitting.part));
  if (current?.state === 'present' || current?.state === 'part') return true;
  const mark = {
    id: crypto.randomUUID() as MarkId,
    row,
    part: sitting.part,
    state: 'present',
    saw: current?.id ?? null,
    settles: waiting.at(-1)?.id ?? null,
    pressedAt: now,
  } as const;
  await pressLocked(tx, actor, { sittings, people, marks }, [mark], now);
  return true;
}

const nameThem = (tx: Db, id: AttendanceId, { name, email, roleCode }: Arriving) =>
  tx
    .update(attendance)
    .set({ personName: name, personEmail: email, ...(roleCode && { roleCode }) })
    .where(and(eq(attendance.id, id), isNull(attendance.personName)));
