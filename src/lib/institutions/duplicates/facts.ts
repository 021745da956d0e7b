import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { MergeableKind } from '#db/schema/duplicates.ts';
import { compareContacts, type ContactFacts } from './contact-rule.ts';
import { compareInstitutions, type InstitutionFacts } from './institution-rule.ts';
import { contactKeys, institutionKeys } from './keys.ts';
import type { Reason } from './weights.ts';

const list = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`;

/** What some institutions are compared by; those that were merged are not there. */
async function institutionFacts(db: Db, ids: readonly string[]) {
  return db.execute<InstitutionFacts & { id: string }>(sql`
    select i.id, i.type_code as "typeCode", t.sector_code as "sectorCode", i.district_id as "districtId",
      i.urn, i.ods_code as "odsCode", i.charity_number as "charityNumber", i.company_number as "companyNumber",
      i.website, i.mailbox, i.telephone,
      array(select i.name union select l.name from institution_alias l where l.institution_id = i.id) as names,
      array(select i.postcode where i.postcode is not null
        union select s.postcode from site s where s.institution_id = i.id and s.closed_on is null) as postcodes
    from institution i join institution_type t on t.code = i.type_code
    where i.id = any(${list(ids)}) and i.merged_into_id is null`);
}

/** What some contacts are compared by; those that were merged or erased are not there. */
async function contactFacts(db: Db, ids: readonly string[]) {
  return db.execute<ContactFacts & { id: string }>(sql`
    select c.id, c.name, c.email, c.phone, c.area_id as "areaId",
      coalesce(r.roles, '[]') as roles, coalesce(r.shared, '{}') as shared
    from contact c left join lateral (
      select jsonb_agg(jsonb_build_object('institutionId', h.institution_id, 'title', h.title)) as roles,
        array_remove(array_agg(distinct i.mailbox::text) || array_agg(distinct i.telephone), null) as shared
      from role_holding h join institution i on i.id = h.institution_id
      where h.contact_id = c.id and h.to_on is null
    ) r on true
    where c.id = any(${list(ids)}) and c.merged_into_id is null and c.erased_at is null`);
}

type Rule<Facts> = {
  facts: (db: Db, ids: readonly string[]) => Promise<readonly (Facts & { id: string })[]>;
  keys: (facts: Facts) => bigint[];
  compare: (one: Facts, other: Facts) => Reason[];
};

const rules = {
  institution: { facts: institutionFacts, keys: institutionKeys, compare: compareInstitutions },
  contact: { facts: contactFacts, keys: contactKeys, compare: compareContacts },
} satisfies { institution: Rule<InstitutionFacts>; contact: Rule<ContactFacts> };

export type FactsOf = { institution: InstitutionFacts; contact: ContactFacts };

/** How records of a kind are read, found together and compared. */
export const ruleFor = <Kind extends MergeableKind>(kind: Kind): Rule<FactsOf[Kind]> =>
  rules[kind] as unknown as Rule<FactsOf[Kind]>;
