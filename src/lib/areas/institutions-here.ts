import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { withinArea } from './within.ts';

/** The institutions of one type in an area. */
export type TypeHere = {
  code: string;
  type: string;
  sector: string;
  hasDuty: boolean;
  institutions: number;
  ownerless: number;
};

/** The institutions that stand in an area by type, with how many nobody of the team looks after. */
export async function institutionsHere(db: Db, id: AreaId): Promise<TypeHere[]> {
  const rows = await db.execute<TypeHere>(sql`
    with here as materialized (
      select i.type_code, count(*)::int as institutions,
        count(*) filter (where o.id is null)::int as ownerless
      from institution i
      left join institution_owner o on o.institution_id = i.id and o.part = 'owner' and o.ended_at is null
      where i.district_id in ${withinArea(id)} and i.merged_into_id is null and i.closed_on is null
      group by 1
    )
    select t.code, t.label as type, s.label as sector, t.has_prevent_duty as "hasDuty", here.institutions,
      here.ownerless
    from here join institution_type t on t.code = here.type_code join sector s on s.code = t.sector_code
    order by s.position, t.position`);
  return [...rows];
}
