import { and, asc, count, desc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { auditLog, auditSample } from '#db/schema/audit.ts';
import type { Id } from '#db/schema/columns.ts';
import type { Officer } from '#lib/actor.ts';
import { type EntryScope, within } from '../find-entries.ts';

export type SampleId = Id<'audit_sample'>;

/** What a supervisor may check: entries of officers in their areas, and never their own. */
export const checkable = (officer: Officer, scope: EntryScope): SQL | undefined =>
  and(within(scope), ne(auditLog.actorId, officer.id));

/** The sample of a month, those that nobody looked at yet first. */
export const listSample = (db: Db, officer: Officer, scope: EntryScope, month: Temporal.PlainDate) =>
  db
    .select({ sample: auditSample, entry: auditLog })
    .from(auditSample)
    .innerJoin(auditLog, eq(auditLog.id, auditSample.entryId))
    .where(and(eq(auditSample.month, month), checkable(officer, scope)))
    .orderBy(sql`audit_sample.verdict is not null`, asc(auditLog.at), asc(auditLog.id));
export type SampleRow = Awaited<ReturnType<typeof listSample>>[number];

/** How many entries of the newest sample wait for this supervisor. */
export async function countToCheck(db: Db, officer: Officer, scope: EntryScope): Promise<number> {
  const newest = sql`(select max(month) from audit_sample)`;
  const [row] = await db
    .select({ waiting: count() })
    .from(auditSample)
    .innerJoin(auditLog, eq(auditLog.id, auditSample.entryId))
    .where(and(eq(auditSample.month, newest), isNull(auditSample.verdict), checkable(officer, scope)));
  return row!.waiting;
}

/** The months of which a sample was drawn, newest first. */
export async function sampleMonths(db: Db): Promise<Temporal.PlainDate[]> {
  const rows = await db
    .selectDistinct({ month: auditSample.month })
    .from(auditSample)
    .orderBy(desc(auditSample.month))
    .limit(12);
  return rows.map(({ month }) => month);
}
