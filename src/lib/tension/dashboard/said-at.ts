import { type SQL, sql } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';
import type { Week } from './weeks.ts';

/** A list of areas as the database takes it. */
export const idsOf = (areas: readonly AreaId[]): SQL => sql`${`{${areas.join(',')}}`}::uuid[]`;

const moment = (at: Temporal.Instant) => sql`${at.toString()}::timestamptz`;

/**
 * The beginning of a statement about several moments: `asked` numbers them from 1, and `said` is the version that
 * spoke for each area at each of them, as `levelsAt` chooses it. Each version is read once, however many moments.
 *
 * @param weeks the oldest first
 */
export function saidAt(areas: readonly AreaId[], weeks: readonly Week[]): SQL {
  const moments = `{${weeks.map(({ at }) => at.toString()).join(',')}}`;
  return sql`
    with asked as (
      select at, n::int, (at at time zone 'Europe/London')::date as day
      from unnest(${moments}::timestamptz[]) with ordinality as t (at, n)
    ),
    held as materialized (
      select x.area_id, x.id, x.level, x.trend, x.valid_until, x.approved_at, x.experienced, x.evidenced, x.potential,
        coalesce(x.ended_at, 'infinity') as ended_at
      from tension_assessment x
      where x.area_id = any(${idsOf(areas)}) and x.approved_at <= ${moment(weeks.at(-1)!.at)}
        and (x.ended_at is null or x.ended_at > ${moment(weeks[0]!.at)})
    ),
    said as (
      select distinct on (a.n, h.area_id) a.n, h.*, h.valid_until > a.at as holds
      from asked a join held h on h.approved_at <= a.at and h.ended_at > a.at
      order by a.n, h.area_id, h.level desc, h.valid_until desc, h.id
    )`;
}
