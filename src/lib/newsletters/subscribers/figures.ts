import { type SQL, sql } from 'drizzle-orm';
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
    ${peopleBy('subscriber_topic', 'topic_code')} select t.label, coalesce(b.people, 0)::int as people
    from newsletter_topic t left join by_code b on b.code = t.code where t.retired_at is null order by t.position`);
  const areas = await db.execute<Figure>(sql`
    ${peopleBy('subscriber_area', 'area_id')} select a.name as label, b.people::int as people
    from by_code b join area a on a.id = b.code where b.people > 0 order by a.name`);
  const sectors = await db.execute<Figure>(sql`
    ${peopleBy('subscriber_sector', 'sector_code')} select s.label, b.people::int as people
    from by_code b join sector s on s.code = b.code where b.people > 0 order by s.position`);
  return { totals: totals!, topics: [...topics], areas: [...areas], sectors: [...sectors] };
}

/**
 * How many of those who subscribe chose each thing. Whoever does not subscribe, or not yet, is taken off the count: they
 * are few and found by an index, where everybody who does would have to be looked up.
 */
const peopleBy = (table: string, code: string): SQL => sql`
  with off as materialized (
    select id from subscriber where confirmed_at is null and ended_at is null
    union all select id from subscriber where ended_at is not null
  ), by_code as materialized (
    select c.${sql.raw(code)} as code, count(*) - count(o.id) as people
    from ${sql.raw(table)} c left join off o on o.id = c.subscriber_id group by 1
  )`;
