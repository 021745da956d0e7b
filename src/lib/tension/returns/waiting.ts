import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { type ReporterCapacity, tensionReturn } from '#db/schema/tension-returns.ts';
import { ukDay } from '#lib/dates.ts';
import { idList } from './list-reporters.ts';
import { isAnswered, isReachable } from './reachable.ts';
import { thisWeek } from './weeks.ts';

// The newest asking of each; what it asks for is due until the week is over.
const newest = sql`k.opens_on = (select max(l.opens_on) from return_ask l where l.reporter_id = k.reporter_id)`;

/** For which districts an officer has been asked for a return this week that they have not sent, by name. */
export async function dueOf(
  db: Db,
  officerId: OfficerId,
  now: Temporal.Instant,
): Promise<{ areaId: AreaId; district: string; dueOn: Temporal.PlainDate }[]> {
  const rows = await db.execute<{ areaId: AreaId; district: string; dueOn: string }>(sql`
    select r.area_id as "areaId", a.name as district, k.due_on::text as "dueOn"
    from return_reporter r join return_ask k on k.reporter_id = r.id join area a on a.id = r.area_id
    where r.officer_id = ${officerId} and r.ended_at is null and k.week = ${thisWeek(now).toString()}::date
      and ${newest} and not ${isAnswered}
    order by a.name`);
  return rows.map(({ dueOn, ...row }) => ({ ...row, dueOn: Temporal.PlainDate.from(dueOn) }));
}

/** How many who were asked this week, and may be written to, are past the day it was due. */
export async function countOverdue(db: Db, areas: readonly AreaId[], now: Temporal.Instant): Promise<number> {
  const today = ukDay(now);
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from return_ask k join return_reporter r on r.id = k.reporter_id
    left join institution i on i.id = r.institution_id
    where k.week = ${thisWeek(now).toString()}::date and k.due_on < ${today.toString()}::date and ${newest}
      and r.ended_at is null and r.area_id = any(${idList(areas)}) and ${isReachable(today)} and not ${isAnswered}`);
  return row?.count ?? 0;
}

/** A district of which somebody was asked and did not report in time, with the week of the last return from there. */
export type NotReported = {
  slug: string;
  district: string;
  capacities: readonly ReporterCapacity[];
  lastWeek: Temporal.PlainDate | null;
};

/** The districts from which this week's return is overdue: first those that never reported, then the longest ago. */
export async function notReported(
  db: Db,
  areas: readonly AreaId[],
  now: Temporal.Instant,
): Promise<NotReported[]> {
  const today = ukDay(now);
  const rows = await db.execute<Omit<NotReported, 'lastWeek'> & { lastWeek: string | null }>(sql`
    select a.slug, a.name as district, array_agg(distinct r.capacity) as capacities,
      (select max(t.week)::text from tension_return t where t.area_id = a.id) as "lastWeek"
    from return_ask k join return_reporter r on r.id = k.reporter_id join area a on a.id = r.area_id
    left join institution i on i.id = r.institution_id
    where k.week = ${thisWeek(now).toString()}::date and k.due_on < ${today.toString()}::date and ${newest}
      and r.ended_at is null and r.area_id = any(${idList(areas)}) and ${isReachable(today)} and not ${isAnswered}
    group by a.id, a.slug, a.name order by "lastWeek" nulls first, a.name limit 120`);
  return [...rows].map(({ lastWeek, ...row }) => ({
    ...row,
    lastWeek: lastWeek ? Temporal.PlainDate.from(lastWeek) : null,
  }));
}

/** What an officer sent for a week that stands: of which district, and when. */
export async function sentBy(
  db: Db,
  officerId: OfficerId,
  week: Temporal.PlainDate,
): Promise<ReadonlyMap<AreaId, { answer: 'nothing' | 'something'; sentAt: Temporal.Instant }>> {
  const rows = await db
    .select({ areaId: tensionReturn.areaId, answer: tensionReturn.answer, sentAt: tensionReturn.sentAt })
    .from(tensionReturn)
    .where(
      and(
        eq(tensionReturn.officerId, officerId),
        eq(tensionReturn.week, week),
        isNull(tensionReturn.replacedAt),
      ),
    );
  return new Map(rows.map(({ areaId, ...row }) => [areaId, row]));
}
