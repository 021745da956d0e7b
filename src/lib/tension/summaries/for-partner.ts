import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type SummaryId, tensionSummary } from '#db/schema/tension-summaries.ts';
import { type SummarySendingId } from '#db/schema/tension-summary-readers.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { momentFrom } from '../moments.ts';
import { textOf } from './find.ts';
import { outputOf, type SummaryOutput } from './output.ts';

/** What an organisation was last sent of an area, without its words. */
export type PartnerSummary = {
  id: SummaryId;
  sendingId: SummarySendingId;
  area: string;
  organisation: string;
  week: Temporal.PlainDate;
  version: number;
  isReplaced: boolean;
  acknowledgedAt: Temporal.Instant | null;
};
type Row = Omit<PartnerSummary, 'week' | 'acknowledgedAt'> & { week: string; acknowledgedAt: number | null };

const sent = (partner: Partner) => sql`
  from tension_summary_sending x join tension_summary_reader r on r.id = x.reader_id
  join tension_summary s on s.id = x.summary_id join area a on a.id = s.area_id
  join institution i on i.id = r.institution_id and i.contact_state <> 'declined'
  join partner_membership m on m.institution_id = i.id and m.partner_id = ${partner.id}
    and m.granted_at is not null and m.ended_at is null
  where x.output = 'shareable' and r.ended_at is null`;

// Of two organisations of theirs that were sent the same, the one that did not say yet that it read it.
const latestFirst = sql`s.week desc, s.version desc, x.acknowledged_at is not null, x.id`;

/**
 * What the organisation of somebody was last sent of an area; null where it is on no list there. Only what is shared
 * ever goes to an organisation.
 */
export async function findForPartner(
  db: Db,
  partner: Partner,
  slug: string,
  now: Temporal.Instant,
): Promise<PartnerSummary | null> {
  const [row] = await db.execute<Row>(sql`
    select s.id, x.id as "sendingId", a.name as area, i.name as organisation, s.week::text as week, s.version,
      s.replaced_at is not null as "isReplaced", extract(epoch from x.acknowledged_at)::float8 as "acknowledgedAt"
    ${sent(partner)} and a.slug = ${slug}
    order by ${latestFirst} limit 1`);
  if (!row) return null;
  const entry = { operation: 'consult', entity: 'tension_summary', ids: [row.id] } as const;
  await record(db, partner, { ...entry, fields: ['shareable'] }, now);
  return {
    ...row,
    week: Temporal.PlainDate.from(row.week),
    acknowledgedAt: momentFrom(row.acknowledgedAt),
  };
}

/** The words of it: those that are shared and nothing else. Null where a newer version takes its place. */
export async function textForPartner(
  db: Db,
  { id, isReplaced }: PartnerSummary,
  now: Temporal.Instant,
): Promise<SummaryOutput | null> {
  if (isReplaced) return null;
  const [row] = await db.select().from(tensionSummary).where(eq(tensionSummary.id, id));
  return row ? outputOf(await textOf(db, row, now), 'shareable') : null;
}

/** What an organisation of somebody was last sent of an area, as a list of links names it. */
export type PartnerArea = { slug: string; name: string; week: Temporal.PlainDate; isUnread: boolean };

/** The areas of which an organisation of somebody was sent a summary, by name, each with the last one. */
export async function areasForPartner(db: Db, partner: Partner): Promise<PartnerArea[]> {
  const rows = await db.execute<Omit<PartnerArea, 'week'> & { week: string }>(sql`
    select distinct on (a.name, a.slug) a.slug, a.name, s.week::text as week,
      x.acknowledged_at is null and s.replaced_at is null as "isUnread"
    ${sent(partner)} order by a.name, a.slug, ${latestFirst} limit 20`);
  return [...rows].map((row) => ({ ...row, week: Temporal.PlainDate.from(row.week) }));
}
