import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ReporterCapacity, ReporterId, TensionReturnId } from '#db/schema/tension-returns.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { idList } from './list-reporters.ts';
import { isReachable } from './reachable.ts';

/** One who reports, or reported without being on the list, with what came of them for the week. */
export type BoardRow = {
  reporterId: ReporterId | null;
  areaId: AreaId;
  district: string;
  capacity: ReporterCapacity;
  name: string;
  isReachable: boolean;
  /** Their return for the week. */
  returnId: TensionReturnId | null;
  answer: 'nothing' | 'something' | null;
  disagrees: boolean;
  sentAt: Temporal.Instant | null;
  /** The week of their last return before this one. */
  lastWeek: Temporal.PlainDate | null;
  remindedAt: Temporal.Instant | null;
};
type Row = Omit<BoardRow, 'sentAt' | 'lastWeek' | 'remindedAt'> & {
  sentAt: string | null;
  lastWeek: string | null;
  remindedAt: string | null;
};
type Asked = { areas: readonly AreaId[]; week: Temporal.PlainDate };

const utc = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/**
 * Who reported of some areas for a week and who did not: first who never has, then who has not for longest, then
 * who has, by district. That it was looked at is recorded.
 */
export async function boardOf(
  db: Db,
  officer: Officer,
  { areas, week }: Asked,
  now: Temporal.Instant,
): Promise<BoardRow[]> {
  const monday = sql`${week.toString()}::date`;
  const rows = await db.execute<Row>(sql`
    with expected as (
      select r.id as reporter_id, r.area_id, r.capacity, r.officer_id, coalesce(o.name, i.name) as name,
        ${isReachable(ukDay(now))} as reachable
      from return_reporter r left join officer o on o.id = r.officer_id left join institution i on i.id = r.institution_id
      where r.area_id = any(${idList(areas)}) and (r.since at time zone 'Europe/London')::date <= ${monday} + 6
        and (r.ended_at is null or (r.ended_at at time zone 'Europe/London')::date > ${monday} + 6)
      union all
      select r.id, t.area_id, t.capacity, t.officer_id, coalesce(o.name, i.name), true
      from tension_return t left join officer o on o.id = t.officer_id
      left join return_reporter r on r.id = t.reporter_id left join institution i on i.id = r.institution_id
      where t.week = ${monday} and t.replaced_at is null and t.area_id = any(${idList(areas)})
        and not exists (select 1 from return_reporter on_list where on_list.area_id = t.area_id
          and (on_list.id = t.reporter_id or on_list.officer_id = t.officer_id)
          and (on_list.since at time zone 'Europe/London')::date <= ${monday} + 6
          and (on_list.ended_at is null or (on_list.ended_at at time zone 'Europe/London')::date > ${monday} + 6))
    )
    select x.reporter_id as "reporterId", x.area_id as "areaId", a.name as district, x.capacity, x.name,
      x.reachable as "isReachable", t.id as "returnId", t.answer,
      coalesce(t.level_view in ('higher', 'lower') or t.expected in ('calmer', 'more_tense'), false) as disagrees,
      ${utc(sql`t.sent_at`)} as "sentAt", earlier.week::text as "lastWeek", ${utc(sql`chased.sent_at`)} as "remindedAt"
    from expected x join area a on a.id = x.area_id
    left join lateral (select t.* from tension_return t where t.week = ${monday} and t.replaced_at is null
      and ${ofSame}) t on true
    left join lateral (select max(t.week) as week from tension_return t where t.week < ${monday} and ${ofSame}) earlier on true
    left join lateral (select max(m.sent_at) as sent_at from return_ask k join return_reminder m on m.ask_id = k.id
      where k.reporter_id = x.reporter_id and k.week = ${monday}) chased on true
    order by t.id is not null, case when t.id is null then earlier.week end nulls first, a.name, x.capacity, x.name
    limit 2000`);
  const ids = rows.flatMap(({ returnId }) => returnId ?? []);
  const entry = { operation: 'consult', entity: 'tension_return', ids, fields: ['answer'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return rows.map(shown);
}

const ofSame = sql`(t.reporter_id = x.reporter_id or (t.officer_id = x.officer_id and t.area_id = x.area_id))`;

const shown = ({ sentAt, lastWeek, remindedAt, ...row }: Row): BoardRow => ({
  ...row,
  sentAt: sentAt ? Temporal.Instant.from(sentAt) : null,
  lastWeek: lastWeek ? Temporal.PlainDate.from(lastWeek) : null,
  remindedAt: remindedAt ? Temporal.Instant.from(remindedAt) : null,
});

/** The districts among some areas today for which nobody reports at all, by name. */
export async function withoutReporter(
  db: Db,
  areas: readonly AreaId[],
): Promise<{ id: AreaId; name: string }[]> {
  const rows = await db.execute<{ id: AreaId; name: string }>(sql`
    select a.id, a.name from area a where a.id = any(${idList(areas)}) and a.kind = 'district' and a.valid_to is null
      and not exists (select 1 from return_reporter r where r.area_id = a.id and r.ended_at is null)
    order by a.name`);
  return [...rows];
}
