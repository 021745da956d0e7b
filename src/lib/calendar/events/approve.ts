import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { event, type EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type EventRow, lockSeen, type SeenEvent, type SeenEventRefusal } from './lock.ts';
import { noteChange } from './note.ts';
import { eventState, isOver, leavesTeam, mayPublish } from './state.ts';

export type StepRefusal = SeenEventRefusal | 'not now' | 'over' | 'your own';

/** Asks for a second pair of eyes on what others will read. Dates of a series that stand alike go together. */
export const askForApproval = (db: Db, officer: Officer, seen: SeenEvent, now: Temporal.Instant) =>
  step(db, seen, now, async (tx, row) => {
    const state = eventState(row, now);
    if (!leavesTeam(row.visibility) || (state !== 'draft' && state !== 'sent back'))
      return refused('not now');
    const ids = await alike(tx, row, and(isNull(event.askedAt), isNull(event.approvedAt)), now);
    const set = { askedAt: now, sentBackWords: null };
    await noteChange(tx, officer, ids, { kind: 'asked', set }, now);
    return done(ids.length);
  });

/** Lets it go out. Nobody approves what they wrote themselves, or wrote in. */
export const approveEvent = (db: Db, officer: Officer, seen: SeenEvent, now: Temporal.Instant) =>
  step(db, seen, now, async (tx, row) => {
    if (eventState(row, now) !== 'waiting') return refused('not now');
    const ids = await alike(tx, row, isWaiting, now);
    if (await hasWritten(tx, officer, ids)) return refused('your own');
    const set = { approvedAt: now, approvedBy: officer.id, sentBackWords: null };
    await noteChange(tx, officer, ids, { kind: 'approved', set }, now);
    return done(ids.length);
  });

/** Says what is to be changed before it can go out. */
export const sendBackEvent = (
  db: Db,
  officer: Officer,
  seen: SeenEvent,
  { words }: { words: string },
  now: Temporal.Instant,
) =>
  step(db, seen, now, async (tx, row) => {
    if (eventState(row, now) !== 'waiting') return refused('not now');
    const ids = await alike(tx, row, isWaiting, now);
    const set = { askedAt: null, sentBackWords: words };
    await noteChange(tx, officer, ids, { kind: 'sent_back', set, words }, now);
    return done(ids.length);
  });

/** Puts it before those it is for. */
export const publishEvent = (db: Db, officer: Officer, seen: SeenEvent, now: Temporal.Instant) =>
  step(db, seen, now, async (tx, row) => {
    if (!mayPublish(row, now)) return refused('not now');
    const ready = leavesTeam(row.visibility) ? isNotNull(event.approvedAt) : sql`true`;
    const ids = await alike(tx, row, and(ready, isNull(event.publishedAt)), now);
    const set = { publishedAt: now, publishedBy: officer.id, askedAt: row.askedAt, sentBackWords: null };
    await noteChange(tx, officer, ids, { kind: 'published', set }, now);
    return done(ids.length);
  });

const isWaiting = and(isNotNull(event.askedAt), isNull(event.approvedAt), isNull(event.publishedAt));

type Taken = Outcome<number, StepRefusal>;

/** Takes a step with an event as it was seen; the answer is how many dates took it. */
const step = (
  db: Db,
  seen: SeenEvent,
  now: Temporal.Instant,
  take: (tx: Db, row: EventRow) => Promise<Taken>,
): Promise<Taken> =>
  db.transaction(async (tx) => {
    const found = await lockSeen(tx, seen);
    if (!found.ok) return found;
    return isOver(found.value, now) ? refused('over') : take(tx, found.value);
  });

/** The event, and the dates of its series to come that stand as it does, locked in the order of their ids. */
async function alike(
  tx: Db,
  row: EventRow,
  state: ReturnType<typeof and>,
  now: Temporal.Instant,
): Promise<EventId[]> {
  if (!row.seriesId) return [row.id];
  const others = and(eq(event.seriesId, row.seriesId), eq(event.visibility, row.visibility));
  const open = and(isNull(event.cancelledAt), gt(event.endsAt, now), state);
  const rows = await tx
    .select({ id: event.id })
    .from(event)
    .where(or(eq(event.id, row.id), and(others, open)))
    .orderBy(event.id)
    .for('update');
  return rows.map(({ id }) => id);
}

async function hasWritten(tx: Db, officer: Officer, ids: readonly EventId[]): Promise<boolean> {
  const [own] = await tx.execute(sql`
    select 1 from event e where e.id = any(${`{${ids.join(',')}}`}::uuid[]) and (e.added_by = ${officer.id}
      or exists (select 1 from event_change c where c.event_id = e.id and c.by = ${officer.id}
        and c.kind in ('drafted', 'edited'))) limit 1`);
  return own !== undefined;
}
