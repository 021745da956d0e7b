import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { EventId } from '#db/schema/events.ts';
import { momentOf, ukMoment } from '#lib/dates.ts';
import { at, epoch, ids } from '../entries/entry-sql.ts';

/** An event as a briefing tells of it: who leads it and its safety notes stand on its own page. */
export type BriefingEvent = {
  id: EventId;
  title: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  allDay: boolean;
  place: string | null;
};

type Row = Omit<BriefingEvent, 'startsAt' | 'endsAt'> & { startsAt: number; endsAt: number };
type Asked = { areas: readonly AreaId[]; from: Temporal.PlainDate; to: Temporal.PlainDate };

/**
 * The published events of some days, both included, in some areas. A print goes from hand to hand, so what is for a
 * named group, or kept to people named, is never among them.
 */
export async function briefingEvents(db: Db, { areas, from, to }: Asked, most = 6): Promise<BriefingEvent[]> {
  const midnight = new Temporal.PlainTime();
  const rows = await db.execute<Row>(sql`
    select e.id, e.title, e.all_day as "allDay", coalesce(s.name || ', ' || s.town, e.venue) as place,
      ${epoch(sql`e.starts_at`)} as "startsAt", ${epoch(sql`e.ends_at`)} as "endsAt"
    from event e left join site s on s.id = e.site_id
    where (e.area_id = any(${ids(areas)}) or e.neighbourhood_id = any(${ids(areas)}))
      and e.starts_at >= ${at(ukMoment(from, midnight))} and e.starts_at < ${at(ukMoment(to.add({ days: 1 }), midnight))}
      and e.published_at is not null and e.cancelled_at is null and e.postponed_at is null
      and e.visibility <> 'named_group' and not exists (
        select 1 from restriction r where r.entity = 'event' and r.entity_id = e.id and r.lifted_at is null)
    order by e.starts_at, e.id limit ${most}`);
  return [...rows].map((row) => ({
    ...row,
    startsAt: momentOf(row.startsAt),
    endsAt: momentOf(row.endsAt),
  }));
}
