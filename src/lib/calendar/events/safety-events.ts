import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { momentOf, ukMoment } from '#lib/dates.ts';
import { at, epoch, ids } from '../entries/entry-sql.ts';

/** An event as those who keep an eye on an area are told of it beforehand. */
export type SafetyEvent = { title: string; startsAt: Temporal.Instant; place: string | null };

// Neither worship and its feasts nor what neighbours do together is a sign of tension.
const kinds = ['court_or_inquest_date', 'anniversary', 'public_demonstration'].map((code) => `type_${code}`);

/** The published events of some days, both included, that may matter for safety; none that is kept to people named. */
export async function safetyEvents(
  db: Db,
  { areas, from, to }: { areas: readonly AreaId[]; from: Temporal.PlainDate; to: Temporal.PlainDate },
  most = 12,
): Promise<SafetyEvent[]> {
  const midnight = new Temporal.PlainTime();
  const rows = await db.execute<Omit<SafetyEvent, 'startsAt'> & { startsAt: number }>(sql`
    select e.title, ${epoch(sql`e.starts_at`)} as "startsAt", coalesce(s.name || ', ' || s.town, e.venue) as place
    from event e left join site s on s.id = e.site_id
    where (e.area_id = any(${ids(areas)}) or e.neighbourhood_id = any(${ids(areas)}))
      and e.starts_at >= ${at(ukMoment(from, midnight))} and e.starts_at < ${at(ukMoment(to.add({ days: 1 }), midnight))}
      and e.type_code in ${kinds} and e.published_at is not null and e.cancelled_at is null
      and e.postponed_at is null and e.visibility <> 'named_group' and not exists (
        select 1 from restriction r where r.entity = 'event' and r.entity_id = e.id and r.lifted_at is null)
    order by e.starts_at, e.id limit ${most}`);
  return [...rows].map((row) => ({ ...row, startsAt: momentOf(row.startsAt) }));
}
