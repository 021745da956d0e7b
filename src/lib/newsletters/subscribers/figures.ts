import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';

export type Figure = { label: string; people: number };

/** How many subscribe, to what and from where: numbers, never who. */
export async function subscriberFigures(db: Db, now: Temporal.Instant) {
  const on = sql`p.confirmed_at is not null and p.ended_at is null`;
  const month = now.subtract({ hours: 24 * 30 }).toString();
  const [totals] = await db.execute<
    Record<'subscribed' | 'waiting' | 'joined' | 'left' | 'imported', number>
  >(sql`
    select count(*) filter (where ${on})::int as subscribed,
      count(*) filter (where confirmed_at is null and ended_at is null)::int as waiting,
      count(*) filter (where confirmed_at > ${month}::timestamptz)::int as joined,
      count(*) filter (where ended_at > ${month}::timestamptz)::int as left,
      count(*) filter (where ${on} and source = 'import')::int as imported from subscriber p`);
  const topics = await db.execute<Figure>(sql`
    select t.label, count(p.id)::int as people from newsletter_topic t
    left join subscriber_topic c on c.topic_code = t.code left join subscriber p on p.id = c.subscriber_id and ${on}
    where t.retired_at is null group by t.code order by t.position`);
  const areas = await db.execute<Figure>(sql`
    select a.name as label, count(*)::int as people from subscriber p join subscriber_area c on c.subscriber_id = p.id
    join area a on a.id = c.area_id where ${on} group by a.id order by a.name`);
  const sectors = await db.execute<Figure>(sql`
    select s.label, count(*)::int as people from subscriber p join subscriber_sector c on c.subscriber_id = p.id
    join sector s on s.code = c.sector_code where ${on} group by s.code order by s.position`);
  return { totals: totals!, topics: [...topics], areas: [...areas], sectors: [...sectors] };
}
