import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import {
  attendance,
  type AttendanceId,
  attendanceMark,
  type AttendanceState,
  type MarkId,
} from '#db/schema/attendance.ts';
import type { PartId } from '#db/schema/session-parts.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockRows } from './lock-rows.ts';
import { marksOf, ofPart } from './marks.ts';
import type { RowId } from './rows.ts';
import type { Sitting } from './sittings.ts';
import { countsAtOnce, standing } from './standing.ts';
import { stateOfSittings } from './states.ts';

/** One press on the register. */
export type RowPress = {
  /** Made by whoever pressed, so that the same press sent twice counts once. */
  id: MarkId;
  row: RowId;
  part: PartId | null;
  /** None takes the mark back. */
  state: AttendanceState | null;
  saw: MarkId | null;
  /** The newest waiting mark that this press answers. */
  settles: MarkId | null;
  pressedAt: Temporal.Instant;
};

/** What became of a press: it counts, it waits until somebody settles it, or its line is not on this register. */
export type Verdict = 'counts' | 'waits' | 'gone';

type Session = { id: SessionId; sittings: readonly Sitting[] };

/**
 * Marks people on a register, press by press in the order given. A press on what another has changed meanwhile is
 * kept and waits; nothing is overwritten.
 */
export async function markRegister(
  db: Db,
  actor: Officer,
  session: Session,
  presses: readonly RowPress[],
  now: Temporal.Instant,
): Promise<Outcome<Map<MarkId, Verdict>, 'busy'>> {
  try {
    return done(await db.transaction((tx) => press(tx, actor, session, presses, now)));
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

async function press(
  tx: Db,
  actor: Actor,
  { id: session, sittings }: Session,
  presses: readonly RowPress[],
  now: Temporal.Instant,
): Promise<Map<MarkId, Verdict>> {
  const rows = presses.map(({ row }) => row);
  const people = await lockRows(tx, session, rows, now);
  const ids = [...new Set(people.values())];
  const marks: Known[] = ids.length > 0 ? await marksOf(tx, ids) : [];
  return pressLocked(tx, actor, { sittings, people, marks }, presses, now);
}

/** The same for lines that are locked already, with their marks. */
export async function pressLocked(
  tx: Db,
  actor: Actor,
  { sittings, people, marks }: Locked,
  presses: readonly RowPress[],
  now: Temporal.Instant,
): Promise<Map<MarkId, Verdict>> {
  const verdicts = new Map<MarkId, Verdict>();
  const changed = new Set<AttendanceId>();
  const parts = new Set(sittings.map(({ part }) => part));
  for (const one of presses) {
    const person = people.get(one.row);
    if (!person || !parts.has(one.part)) verdicts.set(one.id, 'gone');
    else verdicts.set(one.id, await put(tx, actor, person, one, { marks, changed }, now));
  }
  for (const person of changed) await settleState(tx, person, sittings, marks, now);
  if (changed.size > 0) {
    const what = { operation: 'alter', entity: 'attendance', ids: [...changed], fields: ['state'] } as const;
    await record(tx, actor, what, now);
  }
  return verdicts;
}

type Locked = { sittings: readonly Sitting[]; people: ReadonlyMap<RowId, AttendanceId>; marks: Known[] };
type Known = Pick<
  typeof attendanceMark.$inferSelect,
  'id' | 'attendanceId' | 'partId' | 'state' | 'counts' | 'settlesMarkId'
>;
type Register = { marks: Known[]; changed: Set<AttendanceId> };

async function put(
  tx: Db,
  actor: Actor,
  person: AttendanceId,
  one: RowPress,
  { marks, changed }: Register,
  now: Temporal.Instant,
): Promise<Verdict> {
  const before = marks.find(({ id }) => id === one.id);
  if (before) return before.counts ? 'counts' : 'waits';
  const own = ofPart(marks, one.part).filter(({ attendanceId }) => attendanceId === person);
  const counts = countsAtOnce(own, one);
  // Whoever changes their own waiting mark into what stands has answered it.
  const sawWaiting = standing(own).waiting.some(({ id }) => id === one.saw) ? one.saw : null;
  const mark = {
    id: one.id,
    attendanceId: person,
    partId: one.part,
    state: one.state,
    counts,
    settlesMarkId: counts ? (one.settles ?? sawWaiting) : null,
  };
  const made = await tx
    .insert(attendanceMark)
    .values({ ...mark, ...whoAndWhen(actor, one, now) })
    .onConflictDoNothing()
    .returning({ id: attendanceMark.id });
  if (made.length === 0) return 'gone';
  marks.push(mark);
  changed.add(person);
  return counts ? 'counts' : 'waits';
}

const whoAndWhen = (actor: Actor, { pressedAt, saw }: RowPress, recordedAt: Temporal.Instant) => ({
  officerId: actor.kind === 'officer' ? actor.id : null,
  sawMarkId: saw,
  pressedAt,
  recordedAt,
});

async function settleState(
  tx: Db,
  person: AttendanceId,
  sittings: readonly Sitting[],
  marks: readonly Known[],
  now: Temporal.Instant,
): Promise<void> {
  const own = marks.filter(({ attendanceId }) => attendanceId === person);
  const states = sittings.map(({ part }) => standing(ofPart(own, part)).current?.state ?? null);
  const state = stateOfSittings(states);
  await tx.update(attendance).set({ state, markedAt: now }).where(eq(attendance.id, person));
}
