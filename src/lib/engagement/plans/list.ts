import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactState, InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { PlannedContactId } from '#db/schema/planned-contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import type { PlanFilter, PlanList } from './filter.ts';
import { momentSql, standing } from './warnings.ts';

const planPageSize = 40;

/** A plan as a list shows it. */
export type ListedPlan = {
  id: PlannedContactId;
  type: string;
  topic: string | null;
  words: string | null;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  officerId: OfficerId;
  officer: string;
  along: readonly string[];
  institutionId: InstitutionId;
  institution: string;
  contactState: ContactState;
  pausedUntil: Temporal.PlainDate | null;
  area: string | null;
  site: string | null;
  engagementId: string | null;
  cancelReason: string | null;
};
/** The same as a statement returns it. */
export type PlanRow = Omit<ListedPlan, 'startsAt' | 'endsAt' | 'pausedUntil'> & {
  startsAt: string;
  endsAt: string;
  pausedUntil: string | null;
};

/** One page of the plans in some areas, in the order of the diary; which were shown is recorded. */
export async function listPlans(
  db: Db,
  officer: Officer,
  { areas, filter }: { areas: readonly AreaId[]; filter: PlanFilter },
  now: Temporal.Instant,
  size = planPageSize,
): Promise<{ rows: ListedPlan[]; hasMore: boolean }> {
  const backwards = filter.list === 'done' || filter.list === 'cancelled';
  const direction = sql.raw(backwards ? 'desc' : 'asc');
  const conditions = [
    sql`(i.district_id is null or i.district_id = any(${`{${areas.join(',')}}`}::uuid[]))`,
    ofList[filter.list](startOf(now)),
    ...(filter.isMine ? [isTheirs(officer.id)] : []),
    ...(filter.institution ? [sql`p.institution_id = ${filter.institution}`] : []),
    ...(filter.until ? [sql`p.starts_at < ${filter.until.toString()}::timestamptz`] : []),
    ...(filter.after ? [beyond(filter.after, backwards)] : []),
  ];
  const rows = await db.execute<PlanRow>(sql`${selectPlans} where ${sql.join(conditions, sql` and `)}
    order by p.starts_at ${direction}, p.id ${direction} limit ${size + 1}`);
  const page = [...rows].slice(0, size).map(plainPlan);
  const entry = { operation: 'consult', entity: 'planned_contact', ids: page.map(({ id }) => id) } as const;
  if (page.length > 0) await record(db, officer, { ...entry, fields: ['words', 'officer_id'] }, now);
  return { rows: page, hasMore: rows.length > size };
}

/** That an officer leads a plan `p`, or goes along. */
export const isTheirs = (id: OfficerId): SQL => sql`(p.officer_id = ${id} or exists (
  select 1 from planned_contact_officer x where x.planned_contact_id = p.id and x.officer_id = ${id}))`;

const startOf = (now: Temporal.Instant): SQL =>
  sql`${ukMoment(ukDay(now), new Temporal.PlainTime()).toString()}::timestamptz`;

const ofList: Readonly<Record<PlanList, (today: SQL) => SQL>> = {
  coming: (today) => sql`${standing} and p.starts_at >= ${today}`,
  to_log: (today) => sql`${standing} and p.starts_at < ${today}`,
  done: () => sql`p.engagement_id is not null`,
  cancelled: () => sql`p.cancelled_at is not null`,
};

const beyond = (after: PlannedContactId, backwards: boolean): SQL => sql`(p.starts_at, p.id)
  ${sql.raw(backwards ? '<' : '>')} ((select l.starts_at from planned_contact l where l.id = ${after}), ${after}::uuid)`;

/** Plans `p` with what a list shows of them, for its conditions to follow. */
export const selectPlans: SQL = sql`
  select p.id, t.label as type, tt.label as topic, p.words, ${momentSql(sql`p.starts_at`)} as "startsAt",
    ${momentSql(sql`p.ends_at`)} as "endsAt", p.officer_id as "officerId", o.name as officer,
    array(select n.name from planned_contact_officer x join officer n on n.id = x.officer_id
      where x.planned_contact_id = p.id order by 1) as along,
    p.institution_id as "institutionId", i.name as institution, i.contact_state as "contactState",
    i.paused_until::text as "pausedUntil", a.name as area, s.town as site, p.engagement_id as "engagementId",
    p.cancel_reason as "cancelReason"
  from planned_contact p join institution i on i.id = p.institution_id join officer o on o.id = p.officer_id
  join engagement_term t on t.code = p.type_code left join engagement_term tt on tt.code = p.topic_code
  left join area a on a.id = i.district_id left join site s on s.id = p.site_id`;

/** A plan as a statement returned it. */
export const plainPlan = ({ startsAt, endsAt, pausedUntil, ...row }: PlanRow): ListedPlan => ({
  ...row,
  startsAt: Temporal.Instant.from(startsAt),
  endsAt: Temporal.Instant.from(endsAt),
  pausedUntil: pausedUntil ? Temporal.PlainDate.from(pausedUntil) : null,
});
