import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { type InstitutionId, institutionType } from '#db/schema/institutions.ts';
import type { InstitutionDetails } from '../details.ts';
import { alikeTo, type Match } from './alike.ts';
import { thresholds } from './weights.ts';

/** A record that may be of the same body as one about to be added, and why we think so. */
export type Possible = {
  id: InstitutionId;
  name: string;
  type: string;
  district: string | null;
  postcode: string | null;
  closedOn: Temporal.PlainDate | null;
} & Match;

const mostShown = 8;

type Asked = Pick<InstitutionDetails, 'name' | 'typeCode' | 'districtId' | 'postcode'> &
  Partial<InstitutionDetails>;

/** Records among those an officer sees that may be of the same body, the likeliest first: loose, since they look at each. */
export async function possibleInstitutions(
  db: Db,
  areas: readonly AreaId[],
  asked: Asked,
): Promise<Possible[]> {
  const matches = await alikeTo(db, 'institution', await factsOf(db, asked), thresholds.shown.institution);
  if (matches.length === 0) return [];
  const ids = `{${matches.map(({ id }) => id).join(',')}}`;
  const rows = await db.execute<Row>(sql`
    select i.id, i.name, t.label as type, d.name as district, i.postcode, i.closed_on::text as "closedOn"
    from institution i join institution_type t on t.code = i.type_code left join area d on d.id = i.district_id
    where i.id = any(${ids}::uuid[])
      and (i.district_id is null or i.district_id = any(${`{${areas.join(',')}}`}::uuid[]))`);
  const shown = new Map([...rows].map((row) => [row.id as string, row]));
  return matches
    .flatMap((match) => {
      const row = shown.get(match.id);
      if (!row) return [];
      const closedOn = row.closedOn ? Temporal.PlainDate.from(row.closedOn) : null;
      return [{ ...match, ...row, closedOn }];
    })
    .slice(0, mostShown);
}

type Row = Omit<Possible, 'closedOn' | keyof Match> & { id: InstitutionId; closedOn: string | null };

/**
 * The one institution that somebody outside must have meant by what they typed, or null: strict, since nobody looks.
 * Two that are as likely are none.
 */
export async function certainInstitution(
  db: Db,
  typed: { name: string; typeCode: string; postcode: string | null },
): Promise<InstitutionId | null> {
  const facts = await factsOf(db, { ...typed, districtId: null });
  const [first, second] = await alikeTo(db, 'institution', facts, thresholds.certain.institution);
  return first && first.weight > (second?.weight ?? 0) ? (first.id as InstitutionId) : null;
}

async function factsOf(db: Db, asked: Asked) {
  const { name, aliases = [], typeCode, districtId, postcode } = asked;
  const { urn = null, odsCode = null, charityNumber = null, companyNumber = null } = asked;
  const { website = null, mailbox = null, telephone = null } = asked;
  const [type] = await db
    .select({ sectorCode: institutionType.sectorCode })
    .from(institutionType)
    .where(eq(institutionType.code, typeCode));
  return {
    ...{ names: [name, ...aliases], typeCode, sectorCode: type?.sectorCode ?? '', districtId },
    ...{ postcodes: postcode ? [postcode] : [], website, mailbox, telephone },
    ...{ urn, odsCode, charityNumber, companyNumber },
  };
}
