import { type SQL, sql } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';
import { idArray } from './family.ts';

/**
 * Institutions that the Prevent duty binds, within some areas or in none, each once, under the district of today:
 * `i` the institution, `t` its type, `s` its sector, `d` its district, `f` what that lies in, `c` its coverage.
 */
export const boundWithin = (areas: readonly AreaId[], today: Temporal.PlainDate): SQL => sql`
  institution i join institution_type t on t.code = i.type_code and t.has_prevent_duty
  join sector s on s.code = t.sector_code
  left join (${districtsOfToday(today)}) d on d.district_id = i.district_id
  left join duty_coverage c on c.institution_id = i.id
  where i.merged_into_id is null and (i.district_id is null or i.district_id = any(${idArray(areas)}))`;

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
