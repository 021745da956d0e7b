import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { RetentionCode } from '#db/schema/keeping.ts';
import { retentionRule } from '#db/schema/privacy.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { heldNow } from './holds.ts';

/** What may go now. */
export type Due = {
  /** What the rule began to count from before this moment. */
  before: Temporal.Instant;
  /** For records that carry the day on which they go. */
  today: Temporal.PlainDate;
  now: Temporal.Instant;
  /** Rows at once, so that nobody waits long for a lock. */
  most: number;
};

/** How one kind of record goes when its retention rule says so. */
export type Purge = {
  rule: RetentionCode;
  /** The table, by which the access log knows the records. */
  entity: string;
  /** Erases or anonymises what is due and returns the ids: fewer than `most` when nothing is left. */
  erase: (tx: Db, due: Due) => Promise<readonly string[]>;
};

const system: Actor = { kind: 'system' };
const most = 2000;

/**
 * The moment before which a period must have begun to be over now. A period of days or longer is over when the
 * day begins that the record's page names; nothing ever goes before that day.
 */
export function overBefore(period: string, now: Temporal.Instant): Temporal.Instant {
  const length = Temporal.Duration.from(period);
  const isShort = length.years === 0 && length.months === 0 && length.weeks === 0 && length.days <= 1;
  if (isShort) return now.toZonedDateTimeISO('Europe/London').subtract(length).toInstant();
  const lastDay = ukDay(now).subtract(length);
  return ukMoment(lastDay.add({ days: 1 }), new Temporal.PlainTime());
}

/**
 * Lets everything go whose time has come, and counts it; run by the worker each night. Each rule's period is
 * read anew. What went stands in the access log.
 *
 * A rule that a legal hold stops is passed over whole, until the hold is lifted or its last day is over.
 */
export async function runPurges(
  db: Db,
  purges: readonly Purge[],
  now: Temporal.Instant,
): Promise<Record<string, number>> {
  const rules = await db.select().from(retentionRule);
  const periods = new Map(rules.map(({ code, period }) => [code, period]));
  const isHeld = await heldNow(db, now);
  const counts: Record<string, number> = {};
  const failures: unknown[] = [];
  for (const purge of purges) {
    const period = periods.get(purge.rule);
    if (!period) throw new Error(`There is no retention rule ${purge.rule}.`);
    if (isHeld(purge.rule)) continue;
    try {
      const due = { before: overBefore(period, now), today: ukDay(now), now, most };
      counts[purge.entity] = (counts[purge.entity] ?? 0) + (await eraseAll(db, purge, due));
    } catch (error) {
      failures.push(error);
    }
  }
  // What can go has gone; what cannot is told, and tried again.
  if (failures.length > 0) throw failures[0];
  return counts;
}

async function eraseAll(db: Db, purge: Purge, due: Due): Promise<number> {
  let all = 0;
  for (;;) {
    const gone = await db.transaction(async (tx) => {
      const ids = await purge.erase(tx, due);
      const entry = { operation: 'erase', entity: purge.entity, ids, reason: `rule ${purge.rule}` } as const;
      if (ids.length > 0) await record(tx, system, entry, due.now);
      return ids.length;
    });
    all += gone;
    if (gone < most) return all;
  }
}

/** The ids that a statement returns, for a purge that is one statement. */
export async function idsOf(tx: Db, statement: SQL): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(statement);
  return [...rows].map(({ id }) => id);
}

/** Where the rows of a table are of which a rule has come due, locked; those that somebody holds wait for the next night. */
const dueRows = (entity: string, begins: string, { before, most }: Due, and = sql`true`): SQL => sql`
  select ctid from ${sql.identifier(entity)}
  where ${sql.identifier(begins)} < ${before.toString()}::timestamptz and ${and} limit ${most} for update skip locked`;

/**
 * A purge that deletes the rows of one table.
 *
 * @param begins the column from which the rule counts
 * @param id what stands for a row in the access log; never a secret
 */
export function deleting(
  rule: RetentionCode,
  entity: string,
  { begins, id = 'id' }: { begins: string; id?: string },
): Purge {
  const statement = (due: Due) => sql`delete from ${sql.identifier(entity)}
    where ctid in (${dueRows(entity, begins, due)}) returning (${sql.raw(id)})::text as id`;
  return { rule, entity, erase: (tx, due) => idsOf(tx, statement(due)) };
}

/**
 * A purge that keeps the rows of one table and forgets who wrote them.
 *
 * @param begins the column from which the rule counts
 * @param who the column that goes
 * @param unless which rows still need their author
 */
export function forgetting(
  rule: RetentionCode,
  entity: string,
  {
    begins,
    who,
    id = 'id',
    unless = () => sql`false`,
  }: { begins: string; who: string; id?: string; unless?: (due: Due) => SQL },
): Purge {
  const name = sql.identifier(who);
  const statement = (due: Due) => sql`update ${sql.identifier(entity)} set ${name} = null
    where ctid in (${dueRows(entity, begins, due, sql`${name} is not null and not ${unless(due)}`)})
    returning (${sql.raw(id)})::text as id`;
  return { rule, entity, erase: (tx, due) => idsOf(tx, statement(due)) };
}
