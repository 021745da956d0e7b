import type { Db } from '#db/client.ts';
import type { SeriesId } from '#db/schema/event-series.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { besideKinds, type BesideKind, readBeside } from './beside.ts';
import { beforeEdit, carryOver, type Scope } from './carry-over.ts';
import { changedGroups } from './following.ts';
import { type EventRow, isComing, readSeries } from './lock.ts';

/** In what a date differs from the others: the first field of what goes together, or what stands beside it. */
export type Difference = keyof EventRow | BesideKind;

export type SpreadRefusal = 'not in a series' | 'changed meanwhile' | 'nothing differs' | 'busy';

/** In what a date differs from the usual other date to come of its series; empty where there is no other. */
export async function differencesOf(db: Db, date: EventRow, now: Temporal.Instant): Promise<Difference[]> {
  const other = await usualOther(db, date, now);
  if (!other) return [];
  const [own, its] = [await readBeside(db, date.id), await readBeside(db, other.id)];
  const groups = changedGroups(other, date).flatMap(([key]) => key ?? []);
  return [...groups, ...besideKinds.filter((kind) => own[kind] !== its[kind])];
}

/**
 * Makes other dates like one: what they have in common follows it, what somebody made different on one of them stays.
 *
 * @returns the series of the dates, and how many followed
 */
export async function spreadDate(
  db: Db,
  actor: Officer,
  date: EventRow,
  { scope, sequence }: { scope: Scope; sequence: number },
  now: Temporal.Instant,
): Promise<Outcome<{ seriesId: SeriesId; dates: number }, SpreadRefusal>> {
  return db.transaction(async (tx) => {
    const other = await usualOther(tx, date, now);
    const before = other && (await beforeEdit(tx, other.id));
    if (!before || (await differencesOf(tx, date, now)).length === 0) return refused('nothing differs');
    if (date.sequence !== sequence) return refused('changed meanwhile');
    const carried = await carryOver(tx, actor, date.id, { before, scope }, now);
    return carried.ok ? done(carried.value) : carried;
  });
}

/** The first other date to come that nobody made an exception; those before serve where none comes after. */
async function usualOther(db: Db, date: EventRow, now: Temporal.Instant): Promise<EventRow | null> {
  const held = date.seriesId ? await readSeries(db, date.seriesId) : null;
  const others = (held?.dates ?? []).filter(
    (row) => row.id !== date.id && isComing(row, now) && !row.cancelledAt && !row.isException,
  );
  return others.find((row) => Temporal.Instant.compare(row.startsAt, date.startsAt) > 0) ?? others[0] ?? null;
}
