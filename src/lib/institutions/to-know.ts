import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactState, InstitutionId } from '#db/schema/institutions.ts';
import { contactNowSql } from './contact-now.ts';

/** An institution as those who police its area know it: who of us looks after it, and how to reach the body itself. */
export type PlaceToKnow = {
  id: InstitutionId;
  name: string;
  type: string;
  strength: number;
  owner: string | null;
  mailbox: string | null;
  telephone: string | null;
};

/** So many are named who asked us to stay away; of the others it is said that there are more. */
const mostAway = 25;

type Row = PlaceToKnow & { state: ContactState };
type Asked = { areas: readonly AreaId[]; today: Temporal.PlainDate };

/**
 * The institutions of some areas that we work with most closely, and those that asked us to stay away, by name alone.
 * No person's name or address among them but the officer's.
 */
export async function placesToKnow(
  db: Db,
  { areas, today }: Asked,
  most = 7,
): Promise<{ places: PlaceToKnow[]; stayAway: string[]; moreStayAway: boolean }> {
  const on = sql`${today.toString()}::date`;
  const here = sql`${`{${areas.join(',')}}`}::uuid[]`;
  const rows = await db.execute<Row>(sql`
    with here as materialized (
      select i.id, i.name, i.type_code, i.strength, i.tier, i.mailbox, i.telephone, ${contactNowSql(today)} as state
      from institution i where (i.district_id = any(${here}) or i.neighbourhood_id = any(${here}))
        and i.merged_into_id is null and (i.closed_on is null or i.closed_on > ${on})
        and (i.opens_on is null or i.opens_on <= ${on})
    ), chosen as (
      (select * from here where state = 'open' order by tier, strength desc, name, id limit ${most})
      union all (select * from here where state <> 'open' order by name, id limit ${mostAway + 1})
    )
    select c.id, c.name, t.label as type, c.strength, c.state, o.name as owner, c.mailbox, c.telephone
    from chosen c join institution_type t on t.code = c.type_code
    left join institution_owner w on w.institution_id = c.id and w.part = 'owner' and w.ended_at is null
    left join officer o on o.id = w.officer_id order by c.tier, c.strength desc, c.name, c.id`);
  const away = [...rows].filter(({ state }) => state !== 'open').map(({ name }) => name);
  return {
    places: [...rows].filter(({ state }) => state === 'open').map(({ state: _, ...place }) => place),
    stayAway: away.slice(0, mostAway),
    moreStayAway: away.length > mostAway,
  };
}
