import { type SQL, sql } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';
import { idArray } from './family.ts';

/**
 * Institutions that the Prevent duty binds, within some areas or in none, each once: `i` the institution, `t` its
 * type, `c` its coverage.
 *
 * @param beside what else is joined, where a question needs it of every one of them
 */
export const boundWithin = (areas: readonly AreaId[], beside: SQL = sql``): SQL => sql`
  institution i join institution_type t on t.code = i.type_code and t.has_prevent_duty
  left join duty_coverage c on c.institution_id = i.id ${beside}
  where i.merged_into_id is null and (i.district_id is null or i.district_id = any(${idArray(areas)}))`;

/** `d`: the district of today of the institution `i`. */
export const districtBeside = (today: Temporal.PlainDate): SQL =>
  sql`left join (${districtsOfToday(today)}) d on d.district_id = i.district_id`;

/**
 * Every area with the one of today. An area that was reorganised is followed by the row that carries its code on;
 * where none does, it is shown as it was, since nobody has said yet what it became.
 */
export const districtsOfToday = (today: Temporal.PlainDate): SQL => sql`
  select a.id as district_id, coalesce(n.name, a.name) as name, coalesce(n.slug, a.slug) as slug,
    coalesce(n.id, a.id) as id, case when n.id is null then a.valid_to end as ended_on, p.slug as parent_slug,
    p.name as parent_name
  from area a
  left join area n on n.kind = a.kind and n.code = a.code and n.valid_from <= ${today.toString()}::date
    and (n.valid_to is null or n.valid_to > ${today.toString()}::date)
  left join area p on p.id = coalesce(n.parent_id, a.parent_id)`;
