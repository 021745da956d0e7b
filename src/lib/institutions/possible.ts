import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { InstitutionDetails } from './details.ts';

/** A record that may be of the same body as one about to be added, and why we think so. */
export type Possible = {
  id: InstitutionId;
  name: string;
  type: string;
  district: string | null;
  postcode: string | null;
  closedOn: Temporal.PlainDate | null;
  because: 'number' | 'name' | 'postcode';
};

/** So alike must names be to be shown: strict, so that whoever adds does not learn to skip what is shown. */
const alike = 0.55;
const mostShown = 8;

type Asked = Pick<
  InstitutionDetails,
  'name' | 'districtId' | 'postcode' | 'urn' | 'odsCode' | 'charityNumber' | 'companyNumber'
>;

/**
 * Records among those an officer sees that may be of the same body: by a number, by a name nearly the same in the
 * same district (or where one has no district), or by an alike name at the same postcode.
 */
export async function possibleDuplicates(
  db: Db,
  areas: readonly AreaId[],
  asked: Asked,
): Promise<Possible[]> {
  const { name, districtId, postcode, urn, odsCode, charityNumber, companyNumber } = asked;
  const like = sql`greatest(similarity(plain_words(i.name), p.name), coalesce((select
    max(similarity(plain_words(l.name), p.name)) from institution_alias l where l.institution_id = i.id), 0))`;
  const rows = await db.execute<Row>(sql`
    with p as (select plain_words(${name}) as name), near as materialized (
      select i.id from p join institution i on plain_words(i.name) % p.name
      union select l.institution_id from p join institution_alias l on plain_words(l.name) % p.name
    ), numbered as materialized (
      select id from institution where urn = ${urn} or ods_code = ${odsCode}
        or charity_number = ${charityNumber} or company_number = ${companyNumber}
    ), found as (
      select i.*, ${like} as likeness, i.id in (select id from numbered) as is_numbered,
        coalesce(i.postcode = ${postcode}, false) as is_there
      from p cross join institution i where i.id in (select id from near union select id from numbered)
        and i.merged_into_id is null
        and (i.district_id is null or i.district_id = any(${`{${areas.join(',')}}`}::uuid[]))
    )
    select f.id, f.name, t.label as type, d.name as district, f.postcode, f.closed_on::text as "closedOn",
      case when f.is_numbered then 'number' when f.is_there then 'postcode' else 'name' end as because
    from found f join institution_type t on t.code = f.type_code left join area d on d.id = f.district_id
    where f.is_numbered or (f.is_there and f.likeness >= 0.3) or (f.likeness >= ${alike}
      and (f.district_id is null or ${districtId}::uuid is null or f.district_id = ${districtId}::uuid))
    order by f.is_numbered desc, f.likeness desc, f.id limit ${mostShown}`);
  return rows.map((row) => ({
    ...row,
    closedOn: row.closedOn ? Temporal.PlainDate.from(row.closedOn) : null,
  }));
}

type Row = Omit<Possible, 'closedOn'> & { closedOn: string | null };
