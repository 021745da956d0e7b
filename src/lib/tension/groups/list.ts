import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { TensionGroupId } from '#db/schema/tension-groups.ts';
import { momentFrom } from '../moments.ts';

/** A group as a list shows it. */
export type ListedGroup = {
  id: TensionGroupId;
  name: string;
  area: string;
  chair: string;
  closedAt: Temporal.Instant | null;
  organisations: number;
  nextAt: Temporal.Instant | null;
  lastAt: Temporal.Instant | null;
  openActions: number;
  lateActions: number;
};
type Row = Omit<ListedGroup, 'closedAt' | 'nextAt' | 'lastAt'> &
  Record<'closedAt' | 'nextAt' | 'lastAt', number | null>;

/** The groups of some areas: those that go on first, by name. */
export async function listGroups(
  db: Db,
  areas: readonly AreaId[],
  { now, today }: { now: Temporal.Instant; today: Temporal.PlainDate },
): Promise<ListedGroup[]> {
  const at = sql`${now.toString()}::timestamptz`;
  const on = sql`${today.toString()}::date`;
  const seconds = (moment: ReturnType<typeof sql>) => sql`extract(epoch from ${moment})::float8`;
  const rows = await db.execute<Row>(sql`
    select g.id, g.name, a.name as area, g.chair, ${seconds(sql`g.closed_at`)} as "closedAt",
      (select count(*)::int from tension_group_member m where m.group_id = g.id and m.left_at is null) as organisations,
      ${seconds(sql`met.next_at`)} as "nextAt", ${seconds(sql`met.last_at`)} as "lastAt",
      todo.open as "openActions", todo.late as "lateActions"
    from tension_group g join area a on a.id = g.area_id
    cross join lateral (select min(m.starts_at) filter (where m.starts_at >= ${at}) as next_at,
      max(m.starts_at) filter (where m.starts_at < ${at}) as last_at
      from tension_group_meeting m where m.group_id = g.id and m.cancelled_at is null) met
    cross join lateral (select count(*)::int as open, count(*) filter (where x.due_on < ${on})::int as late
      from tension_group_action x where x.group_id = g.id and x.ended_at is null) todo
    where g.area_id = any(${`{${areas.join(',')}}`}::uuid[])
    order by g.closed_at is not null, g.name, g.id limit 300`);
  return [...rows].map((row) => ({
    ...row,
    closedAt: momentFrom(row.closedAt),
    nextAt: momentFrom(row.nextAt),
    lastAt: momentFrom(row.lastAt),
  }));
}
