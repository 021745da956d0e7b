import type { Sql } from '../sql.ts';

/**
 * Adds institutions of every tier and type to every district, each at a spot of its own near a town, some in touch,
 * some overdue and some not met yet: to measure the map with.
 *
 * @param count how many there are to be in all
 */
export async function fillMap(sql: Sql, count: number): Promise<void> {
  const [known] = await sql<{ count: number }[]>`select count(*)::int as count from institution`;
  const from = known!.count;
  await sql`
    with towns as (select p.area_id, p.latitude, p.longitude, row_number() over (order by p.id) - 1 as nth,
        count(*) over () as every from place p),
    kinds as (select code, row_number() over (order by code) - 1 as nth, count(*) over () as every
      from institution_type)
    insert into institution (name, type_code, district_id, tier, strength, reach, relevance, last_contact_at, added_at,
      latitude, longitude, precision)
    select 'Load ' || n || ' ' || kinds.code, kinds.code, towns.area_id, (array['A', 'B', 'C', 'D'])[1 + n % 4], n % 6,
      1 + n % 5, 1 + (n / 5) % 5,
      case when n % 9 > 0 then now() - make_interval(days => (n::bigint * 7919 % 700)::int) end, now(),
      towns.latitude + ((n::bigint * 104729) % 1000 - 500) / 40000.0,
      towns.longitude + ((n::bigint * 15485863) % 1000 - 500) / 25000.0, 'postcode'
    from generate_series(${from + 1}::int, ${count}::int) n
    join towns on towns.nth = n % towns.every join kinds on kinds.nth = n % kinds.every`;
  await sql`vacuum analyze institution`;
}
