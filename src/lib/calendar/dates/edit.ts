import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { notableDate, notableDateChange, type NotableDateId } from '#db/schema/notable-dates.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { dateRefusal, type DateRefusal, type NewDate } from './add.ts';
import { changedDateWords } from './changed-words.ts';
import { isReckoned } from './is-reckoned.ts';

type Row = typeof notableDate.$inferSelect;

/** Which state of a date a form showed. */
export type SeenDate = { id: NotableDateId; sequence: number };

export type EditDateRefusal =
  DateRefusal | 'no such date' | 'changed meanwhile' | 'reckoned' | 'nothing changed' | 'there already';

/**
 * Writes a date anew, with what differs as a line of its history. What a rule reckons is not edited; a published date
 * that was corrected does not come back as it was. The kind stays: a demonstration is erased as one.
 */
export function editDate(
  db: Db,
  officer: Officer,
  seen: SeenDate,
  given: NewDate,
  now: Temporal.Instant,
): Promise<Outcome<null, EditDateRefusal>> {
  return db.transaction(async (tx) => {
    const here = and(eq(notableDate.id, seen.id), isNull(notableDate.withdrawnAt));
    const [before] = await tx.select().from(notableDate).where(here).for('update');
    if (!before) return refused('no such date');
    if (before.sequence !== seen.sequence) return refused('changed meanwhile');
    if (isReckoned({ ...before, isTyped: before.addedBy !== null })) return refused('reckoned');
    const after = { ...given, kind: before.kind };
    const reason = dateRefusal(after);
    if (reason) return refused(reason);
    const words = changedDateWords({ ...before, hours: hoursOf(before) }, after);
    if (words === '') return refused('nothing changed');
    if (before.addedBy === null && !(await giveWay(tx, before, after))) return refused('there already');
    await write(tx, officer, before, { after, words }, now);
    return done(null);
  });
}

async function write(
  tx: Db,
  officer: Officer,
  before: Row,
  { after, words }: { after: NewDate; words: string },
  now: Temporal.Instant,
) {
  const { hours, ...fields } = after;
  const times = { startsAt: hours?.startsAt ?? null, endsAt: hours?.endsAt ?? null };
  const set = { ...fields, ...times, sequence: before.sequence + 1 };
  await tx.update(notableDate).set(set).where(eq(notableDate.id, before.id));
  if (before.addedBy === null && !isSame(before, after)) await keepAway(tx, officer, before, now);
  await tx.insert(notableDateChange).values({ dateId: before.id, at: now, by: officer.id, words });
  const entry = { operation: 'alter', entity: 'notable_date', ids: [before.id] } as const;
  await record(tx, officer, { ...entry, fields: ['title', 'starts_on'] }, now);
}

const isSame = (one: Row, { title, startsOn }: NewDate) =>
  one.title === title && one.startsOn.equals(startsOn);

/** Makes room for a published date on its new day: a withdrawn one there goes, one that stands refuses. */
async function giveWay(tx: Db, before: Row, { title, startsOn }: NewDate): Promise<boolean> {
  if (isSame(before, { title, startsOn } as NewDate)) return true;
  const same = and(eq(notableDate.kind, before.kind), eq(notableDate.title, title));
  const there = and(same, eq(notableDate.startsOn, startsOn), isNull(notableDate.addedBy));
  await tx.delete(notableDate).where(and(there, isNotNull(notableDate.withdrawnAt)));
  return (await tx.$count(notableDate, there)) === 0;
}

/** Leaves a published date as withdrawn where it stood: the nightly job adds what it does not find. */
async function keepAway(tx: Db, officer: Officer, { id: _own, ...before }: Row, now: Temporal.Instant) {
  const withdrawn = { withdrawnAt: now, withdrawnBy: officer.id, withdrawnReason: 'Corrected.' };
  await tx.insert(notableDate).values({ ...before, ...withdrawn });
}

const hoursOf = ({ startsAt, endsAt }: Row): NewDate['hours'] => startsAt && endsAt && { startsAt, endsAt };
