import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { csvOf } from '#lib/tables/csv.ts';
import { idArray } from './family.ts';
import type { CoverageFilter } from './filter.ts';
import { type Covered, covered, coverageSql, type Row } from './list.ts';
import { routeState } from './route-rule.ts';
import { trainingState } from './training-rule.ts';
import { contactWords, routeWords, trainingWords } from './words.ts';

/** So many institutions go into one file; whoever needs more narrows the list. */
export const mostExported = 20_000;

const columns = [
  ...[
    'Institution',
    'Type',
    'Sector',
    'District',
    'Lead named on',
    'Role of the lead',
    'Mailbox of the lead',
  ],
  ...['Lead trained on', 'Training due on', 'Training', 'Staff trained in 24 months', 'Last contact on'],
  ...['Last contact', 'Referral route checked on', 'Referral route'],
];

/**
 * Writes the coverage of some areas down as CSV, with the work mailboxes of the leads; the giving out is an entry
 * of the access log.
 *
 * @param given why, and to whom
 */
export function exportCoverage(
  db: Db,
  actor: Officer,
  { areas, filter }: { areas: readonly AreaId[]; filter: CoverageFilter },
  given: { reason: string; recipient: string },
  now: Temporal.Instant,
): Promise<string> {
  return db.transaction(async (tx) => {
    const today = ukDay(now);
    const whole = { ...filter, after: null };
    const rows = (await tx.execute<Row>(coverageSql(areas, whole, today, mostExported))).map(covered);
    const leads = await leadsOf(tx, rows);
    const ids = [...leads.values()].map(({ id }) => id);
    const fields = ['role', 'mailbox'];
    await record(tx, actor, { operation: 'disclose', entity: 'prevent_lead', ids, fields, ...given }, now);
    return csvOf(
      columns,
      rows.map((row) => cells(row, leads.get(row.id), today)),
    );
  });
}

type LeadOf = { id: string; institution: InstitutionId; role: string; mailbox: string };

async function leadsOf(tx: Db, rows: readonly Covered[]): Promise<ReadonlyMap<InstitutionId, LeadOf>> {
  const leads = await tx.execute<LeadOf>(sql`
    select id, institution_id as institution, role, mailbox from prevent_lead
    where ended_at is null and institution_id = any(${idArray(rows.map(({ id }) => id))})`);
  return new Map(leads.map((lead) => [lead.institution, lead]));
}

const day = (on: Temporal.PlainDate | null) => on?.toString() ?? '';

const cells = (row: Covered, lead: LeadOf | undefined, today: Temporal.PlainDate): string[] => [
  ...[row.name, row.type, row.sector, row.district ?? ''],
  ...[day(row.leadNamedOn), lead?.role ?? '', lead?.mailbox ?? ''],
  ...[day(row.leadTrainedOn), day(row.leadDueOn), trainingWords[trainingState(row.leadDueOn, today)]],
  ...[String(row.staffTrained), day(row.contactOn), row.contactKind ? contactWords[row.contactKind] : ''],
  ...[day(row.routeCheckedOn), routeWords[routeState(checkOf(row), today)]],
];

/** The last check of an institution's referral route, as the rule takes it. */
export const checkOf = ({ routeAnswer, routeCheckedOn }: Covered) =>
  routeAnswer && routeCheckedOn ? { answer: routeAnswer, on: routeCheckedOn } : null;
