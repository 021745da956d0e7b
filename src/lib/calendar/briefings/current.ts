import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { BriefingId } from '#db/schema/briefings.ts';
import { ids } from '../entries/entry-sql.ts';
import { replacing } from './state.ts';

/** The briefing that holds in an area on a day. */
export type CurrentBriefing = {
  id: BriefingId;
  areaId: AreaId;
  area: string;
  coversTo: Temporal.PlainDate;
  tasks: number;
};
type Row = Omit<CurrentBriefing, 'coversTo'> & { coversTo: string };

/** The released briefings that hold in some areas on a day, by the name of the area, with how many tasks are open. */
export async function currentBriefings(
  db: Db,
  areas: readonly AreaId[],
  today: Temporal.PlainDate,
  most = 5,
): Promise<CurrentBriefing[]> {
  if (areas.length === 0) return [];
  const on = sql`${today.toString()}::date`;
  const rows = await db.execute<Row>(sql`
    select b.id, b.area_id as "areaId", a.name as area, b.covers_to::text as "coversTo",
      (select count(*)::int from briefing_item i where i.briefing_id = b.id and i.kind = 'task'
        and i.done_at is null) as tasks
    from briefing b join area a on a.id = b.area_id
    where b.area_id = any(${ids(areas)}) and b.released_at is not null and b.covers_from <= ${on} and b.covers_to >= ${on}
      and not exists (${replacing(today)})
    order by a.name, b.id limit ${most}`);
  return [...rows].map(({ coversTo, ...row }) => ({ ...row, coversTo: Temporal.PlainDate.from(coversTo) }));
}

/** An area without a briefing for a day, and until when it had one. */
export type Unbriefed = { slug: string; name: string; lastTo: Temporal.PlainDate | null };

/** The districts among some areas, and the neighbourhoods that had a briefing before, in which none holds on a day. */
export async function unbriefedAreas(
  db: Db,
  areas: readonly AreaId[],
  today: Temporal.PlainDate,
  most = 150,
): Promise<Unbriefed[]> {
  if (areas.length === 0) return [];
  const on = sql`${today.toString()}::date`;
  const rows = await db.execute<{ slug: string; name: string; lastTo: string | null }>(sql`
    select a.slug, a.name, last.covers_to::text as "lastTo"
    from area a left join lateral (select max(b.covers_to) as covers_to from briefing b
      where b.area_id = a.id and b.released_at is not null and b.covers_from <= ${on}) last on true
    where a.id = any(${ids(areas)}) and a.valid_from <= ${on} and (a.valid_to is null or a.valid_to > ${on})
      and (a.kind = 'district' or (a.kind = 'neighbourhood' and last.covers_to is not null))
      and (last.covers_to is null or last.covers_to < ${on})
    order by last.covers_to is null, a.name, a.id limit ${most}`);
  return [...rows].map(({ lastTo, ...row }) => ({
    ...row,
    lastTo: lastTo ? Temporal.PlainDate.from(lastTo) : null,
  }));
}

/** How many briefings in some areas wait for this reader's release: not those that they wrote in. */
export async function countToRelease(
  db: Db,
  { reader, areas }: { reader: string; areas: readonly AreaId[] },
): Promise<number> {
  if (areas.length === 0) return 0;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from briefing b where b.area_id = any(${ids(areas)}) and b.released_at is null
      and b.asked_at is not null and ${reader}::uuid <> all (b.writers)`);
  return row?.count ?? 0;
}
