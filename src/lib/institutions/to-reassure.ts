import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactState, InstitutionId, Tier } from '#db/schema/institutions.ts';
import { contactNowSql } from './contact-now.ts';

/** An institution that may be rung after an incident, with what its place in the order hangs on. */
export type PlaceToReassure = {
  id: InstitutionId;
  name: string;
  tier: Tier;
  sector: string;
  sectorWords: string;
  reach: number | null;
  relevance: number | null;
  hasPreventDuty: boolean;
  strength: number;
};

/** An institution as whoever rings it sees it: who of us looks after it, and how to reach the body itself. */
export type PlaceToRing = {
  id: InstitutionId;
  name: string;
  type: string;
  sector: string;
  tier: Tier;
  reach: number | null;
  relevance: number | null;
  hasPreventDuty: boolean;
  districtId: AreaId | null;
  district: string | null;
  strength: number;
  lastContactAt: Temporal.Instant | null;
  state: ContactState;
  owner: string | null;
  mailbox: string | null;
  telephone: string | null;
};

// Out of so many that we work with most closely the order is made.
const mostWeighed = 200;

const standing = (today: Temporal.PlainDate): SQL => sql`i.merged_into_id is null
  and (i.closed_on is null or i.closed_on > ${today.toString()}::date)
  and (i.opens_on is null or i.opens_on <= ${today.toString()}::date)`;

/**
 * The institutions of some areas that may be rung after an incident: never those that asked us to stay away, nor police
 * and the press, whom others tell.
 */
export async function placesToReassure(
  db: Db,
  { areas, today }: { areas: readonly AreaId[]; today: Temporal.PlainDate },
): Promise<PlaceToReassure[]> {
  const here = sql`${`{${areas.join(',')}}`}::uuid[]`;
  const rows = await db.execute<PlaceToReassure>(sql`
    select i.id, i.name, i.tier, t.sector_code as sector, s.label as "sectorWords", i.reach, i.relevance,
      t.has_prevent_duty as "hasPreventDuty", i.strength
    from institution i join institution_type t on t.code = i.type_code join sector s on s.code = t.sector_code
    where i.district_id = any(${here}) and ${standing(today)} and ${contactNowSql(today)} = 'open'
      and t.sector_code not in ('police', 'media')
    order by i.tier, coalesce(i.reach * i.relevance, 0) desc, i.strength desc, i.name, i.id limit ${mostWeighed}`);
  return [...rows];
}

type Row = Omit<PlaceToRing, 'lastContactAt'> & { lastContactAt: string | null };

/** Some institutions as whoever rings them sees them, in any order. No person's name among them but the owner's. */
export async function placesToRing(
  db: Db,
  ids: readonly InstitutionId[],
  today: Temporal.PlainDate,
): Promise<PlaceToRing[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select i.id, i.name, t.label as type, t.sector_code as sector, i.tier, i.reach, i.relevance,
      t.has_prevent_duty as "hasPreventDuty", i.district_id as "districtId", a.name as district, i.strength,
      to_char(i.last_contact_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastContactAt",
      ${contactNowSql(today)} as state, o.name as owner, i.mailbox, i.telephone
    from institution i join institution_type t on t.code = i.type_code left join area a on a.id = i.district_id
    left join institution_owner w on w.institution_id = i.id and w.part = 'owner' and w.ended_at is null
    left join officer o on o.id = w.officer_id where i.id = any(${`{${ids.join(',')}}`}::uuid[])`);
  return [...rows].map(({ lastContactAt, ...row }) => ({
    ...row,
    lastContactAt: lastContactAt === null ? null : Temporal.Instant.from(lastContactAt),
  }));
}
