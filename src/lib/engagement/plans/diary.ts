import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { isTheirs, type ListedPlan, plainPlan, type PlanRow, selectPlans } from './list.ts';
import { standing } from './warnings.ts';

/** How far back a visit that nobody logged is asked for, in days. */
const longest = 60;

/** Visits whose day is past and that nobody logged, the oldest first, and those of today and the six days after. */
export type Diary = { unlogged: ListedPlan[]; coming: ListedPlan[] };

/** The plans of an officer, or of everybody in some areas, for today's page; which were shown is recorded. */
export async function diaryOf(
  db: Db,
  officer: Officer,
  { whose, areas }: { whose: OfficerId | null; areas: readonly AreaId[] },
  now: Temporal.Instant,
): Promise<Diary> {
  const dayAt = (days: number) =>
    sql`${ukMoment(ukDay(now).add({ days }), new Temporal.PlainTime()).toString()}::timestamptz`;
  const here = sql`(i.district_id is null or i.district_id = any(${`{${areas.join(',')}}`}::uuid[]))
    ${whose ? sql`and ${isTheirs(whose)}` : sql``}`;
  const rows = await db.execute<PlanRow>(sql`
    (${selectPlans} where ${here} and ${standing} and p.starts_at >= ${dayAt(-longest)} and p.starts_at < ${dayAt(0)}
      order by p.starts_at, p.id limit 10)
    union all
    (${selectPlans} where ${here} and p.cancelled_at is null and p.starts_at >= ${dayAt(0)}
      and p.starts_at < ${dayAt(7)} order by p.starts_at, p.id limit 60)`);
  const plans = [...rows].map(plainPlan);
  const ids = plans.map(({ id }) => id);
  const fields = ['words', 'officer_id'];
  if (ids.length > 0)
    await record(db, officer, { operation: 'consult', entity: 'planned_contact', ids, fields }, now);
  const today = ukDay(now);
  const isPast = (one: ListedPlan) => Temporal.PlainDate.compare(ukDay(one.startsAt), today) < 0;
  return { unlogged: plans.filter(isPast), coming: plans.filter((one) => !isPast(one)) };
}
