import { sql } from 'drizzle-orm';
import type { ContactState, InstitutionId } from '#db/schema/institutions.ts';
import { has, inSight, type KindSql, mostHits, type Sight } from '../kind-sql.ts';

/** An institution as a search shows it, with the other name or the site by which it was found. */
export type FoundInstitution = {
  id: InstitutionId;
  name: string;
  alias: string | null;
  site: string | null;
  type: string;
  area: string | null;
  contactState: ContactState;
  pausedUntil: string | null;
  lastContactAt: string | null;
  closedOn: string | null;
};

// Each as its index is written.
const own = sql`w.name || ' ' || coalesce(w.postcode, '') || ' ' || coalesce(w.urn, '') || ' '
  || coalesce(w.ods_code, '') || ' ' || coalesce(w.charity_number, '') || ' ' || coalesce(w.company_number, '')`;
const ofSite = sql`s.name || ' ' || s.street || ' ' || s.town || ' ' || s.postcode`;
const along = sql`coalesce(w.last_contact_at, '-infinity'::timestamptz)`;

/** Institutions by a name or number of theirs, or by where a site of theirs is. */
export function institutionSql(sight: Sight): KindSql {
  const there = sql`w.merged_into_id is null and ${inSight(sql`w.district_id`, sight)}`;
  const byAlias = has(sql`n.name`);
  const bySite = has(ofSite);
  const beside = sql`select n.institution_id from institution_alias n where ${byAlias}
    union select s.institution_id from site s where ${bySite} and s.closed_on is null`;
  return {
    hits: sql`(select w.id, ${along} as at from institution w where ${has(own)} and ${there} limit ${mostHits('institutions')})
      union (select w.id, ${along} from (select b.institution_id from (${beside}) b limit ${mostHits('institutions')}) b
        join institution w on w.id = b.institution_id where ${there})`,
    walk: sql`select w.id, ${along} as at from institution w where (${has(own)}) is true and ${there}`,
    along,
    atOf: (id) =>
      sql`select coalesce(last_contact_at, '-infinity'::timestamptz) from institution where id = ${id}`,
    columns: sql`i.name, n.name as alias, s.name as site, t.label as type, a.name as area,
      i.contact_state as "contactState", i.paused_until::text as "pausedUntil", i.last_contact_at as "lastContactAt",
      i.closed_on::text as "closedOn"`,
    joins: sql`join institution i on i.id = p.id join institution_type t on t.code = i.type_code
      left join area a on a.id = i.district_id
      left join lateral (select n.name from institution_alias n where n.institution_id = i.id and ${byAlias}
        limit 1) n on true
      left join lateral (select s.name || ', ' || s.postcode as name from site s where s.institution_id = i.id
        and ${bySite} and s.closed_on is null limit 1) s on true`,
  };
}
