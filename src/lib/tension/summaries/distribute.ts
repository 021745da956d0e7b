import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { type Sharing, type SummaryId } from '#db/schema/tension-summaries.ts';
import { tensionSummarySending } from '#db/schema/tension-summary-readers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { eq } from 'drizzle-orm';
import { tellReader } from './letters.ts';
import { lockSummary } from './lock.ts';
import { momentFrom } from '../moments.ts';
import { type Reader, readersOf } from './readers.ts';

export type SendRefusal = 'no such summary' | 'not approved' | 'replaced';

/** Why a reader is passed over on a day; null where they get their mail. An agreed pause ends by itself. */
export function passedOver(
  { isClosed, contactState, pausedUntil }: Reader,
  today: Temporal.PlainDate,
): 'closed' | 'declined' | 'paused' | null {
  if (isClosed) return 'closed';
  if (contactState === 'declined') return 'declined';
  const isOver = pausedUntil !== null && Temporal.PlainDate.compare(pausedUntil, today) <= 0;
  return contactState === 'paused' && !isOver ? 'paused' : null;
}

/**
 * Sends a summary that stands to everybody on the list who did not get it yet: a link and none of its text. Pressed
 * twice, or by two, it goes once.
 *
 * @returns how many mails were queued
 */
export function sendSummary(
  db: Db,
  officer: Officer,
  { id }: { id: SummaryId },
  now: Temporal.Instant,
): Promise<Outcome<number, SendRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockSummary(tx, id);
    if (!found) return refused('no such summary');
    if (!found.approvedAt) return refused('not approved');
    if (found.replacedAt) return refused('replaced');
    const [where] = await tx.select().from(area).where(eq(area.id, found.areaId));
    const readers = (await readersOf(tx, found.areaId)).filter((one) => !passedOver(one, ukDay(now)));
    let sent = 0;
    for (const reader of readers) {
      const [made] = await tx
        .insert(tensionSummarySending)
        .values({
          summaryId: id,
          readerId: reader.id,
          output: reader.output,
          sentAt: now,
          sentBy: officer.id,
        })
        .onConflictDoNothing()
        .returning({ id: tensionSummarySending.id });
      if (!made) continue;
      sent += 1;
      await tellReader(tx, reader, { summary: found, area: where! }, now);
      const recipient = reader.institutionId ? reader.name : 'police';
      const entry = { operation: 'disclose', entity: 'tension_summary', ids: [id], recipient } as const;
      await record(tx, officer, { ...entry, fields: [reader.output] }, now);
    }
    return done(sent);
  });
}

/** One line of the log: to whom a summary went, when, and who there said that they read it. */
export type Sent = {
  id: string;
  reader: string;
  isOfficer: boolean;
  output: Sharing;
  sentAt: Temporal.Instant;
  acknowledgedAt: Temporal.Instant | null;
  acknowledgedBy: string | null;
};
type Row = Omit<Sent, 'sentAt' | 'acknowledgedAt'> & { sentAt: number; acknowledgedAt: number | null };

/** To whom a summary went, officers first, by name. */
export async function sendingsOf(db: Db, id: SummaryId): Promise<Sent[]> {
  const rows = await db.execute<Row>(sql`
    select x.reader_id as id, coalesce(o.name, i.name) as reader, r.officer_id is not null as "isOfficer", x.output,
      extract(epoch from x.sent_at)::float8 as "sentAt",
      extract(epoch from x.acknowledged_at)::float8 as "acknowledgedAt",
      coalesce(b.name, p.name, p.email::text) as "acknowledgedBy"
    from tension_summary_sending x join tension_summary_reader r on r.id = x.reader_id
    left join officer o on o.id = r.officer_id left join institution i on i.id = r.institution_id
    left join officer b on b.id = x.acknowledged_by left join partner p on p.id = x.acknowledged_by_partner
    where x.summary_id = ${id} order by r.officer_id is null, coalesce(o.name, i.name), x.id limit 300`);
  return [...rows].map((row) => ({
    ...row,
    sentAt: momentFrom(row.sentAt),
    acknowledgedAt: momentFrom(row.acknowledgedAt),
  }));
}
