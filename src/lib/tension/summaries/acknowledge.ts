import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type SummaryId, tensionSummary } from '#db/schema/tension-summaries.ts';
import {
  tensionSummaryReader,
  tensionSummarySending,
  type SummarySendingId,
} from '#db/schema/tension-summary-readers.ts';
import type { Officer, Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { findForPartner } from './for-partner.ts';

export type AcknowledgeRefusal = 'not sent to you' | 'replaced';

/** What was sent to an officer, and whether they said that they read it; null where nothing was. */
export async function ownSending(db: Db, officer: Officer, id: SummaryId) {
  const [row] = await db
    .select({ id: tensionSummarySending.id, acknowledgedAt: tensionSummarySending.acknowledgedAt })
    .from(tensionSummarySending)
    .innerJoin(tensionSummaryReader, eq(tensionSummaryReader.id, tensionSummarySending.readerId))
    .where(and(eq(tensionSummarySending.summaryId, id), eq(tensionSummaryReader.officerId, officer.id)))
    .limit(1);
  return row ?? null;
}

/** Notes that an officer read what they were sent; said twice, the first stays. */
export function acknowledgeSummary(
  db: Db,
  officer: Officer,
  { id }: { id: SummaryId },
  now: Temporal.Instant,
): Promise<Outcome<null, AcknowledgeRefusal>> {
  return db.transaction(async (tx) => {
    const sending = await ownSending(tx, officer, id);
    if (!sending) return refused('not sent to you');
    if (!(await stillStands(tx, id))) return refused('replaced');
    await note(tx, sending.id, { acknowledgedAt: now, acknowledgedBy: officer.id });
    const entry = { operation: 'alter', entity: 'tension_summary_sending', ids: [sending.id] } as const;
    await record(tx, officer, { ...entry, fields: ['acknowledged_at'] }, now);
    return done(null);
  });
}

/** Notes that an organisation read what it was sent, by whoever of it pressed first. */
export function acknowledgeAsPartner(
  db: Db,
  partner: Partner,
  { slug, id }: { slug: string; id: SummaryId },
  now: Temporal.Instant,
): Promise<Outcome<null, AcknowledgeRefusal>> {
  return db.transaction(async (tx) => {
    const found = await findForPartner(tx, partner, slug, now);
    if (!found || found.id !== id) return refused(found ? 'replaced' : 'not sent to you');
    if (!(await stillStands(tx, id))) return refused('replaced');
    await note(tx, found.sendingId, { acknowledgedAt: now, acknowledgedByPartner: partner.id });
    const entry = { operation: 'alter', entity: 'tension_summary_sending', ids: [found.sendingId] } as const;
    await record(tx, partner, { ...entry, fields: ['acknowledged_at'] }, now);
    return done(null);
  });
}

// Held until the end: a new version waits, or was there before.
async function stillStands(tx: Db, id: SummaryId): Promise<boolean> {
  const [row] = await tx
    .select({ replacedAt: tensionSummary.replacedAt })
    .from(tensionSummary)
    .where(eq(tensionSummary.id, id))
    .for('share');
  return row !== undefined && row.replacedAt === null;
}

const note = (tx: Db, id: SummarySendingId, set: Partial<typeof tensionSummarySending.$inferInsert>) =>
  tx
    .update(tensionSummarySending)
    .set(set)
    .where(and(eq(tensionSummarySending.id, id), isNull(tensionSummarySending.acknowledgedAt)));

/** A summary that an officer was sent and did not say yet that they read. */
export type Unread = {
  id: SummaryId;
  area: string;
  week: Temporal.PlainDate;
  output: 'restricted' | 'shareable';
};

/** What an officer was sent and still has to read, the newest week first. */
export async function unreadSummaries(db: Db, officer: Officer, most = 4): Promise<Unread[]> {
  const rows = await db.execute<Omit<Unread, 'week'> & { week: string }>(sql`
    select s.id, a.name as area, s.week::text as week, x.output from tension_summary_sending x
    join tension_summary_reader r on r.id = x.reader_id join tension_summary s on s.id = x.summary_id
    join area a on a.id = s.area_id
    where r.officer_id = ${officer.id} and x.acknowledged_at is null and s.replaced_at is null
    order by s.week desc, a.name, s.id limit ${most}`);
  return [...rows].map((row) => ({ ...row, week: Temporal.PlainDate.from(row.week) }));
}
