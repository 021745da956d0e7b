import { asc } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institutionType } from '#db/schema/institutions.ts';
import { headingWords } from '../fields/heading.ts';

// As registers and councils call them. Sources: Get Information About Schools, the ODS, mySociety's register of councils.
const others: Readonly<Record<string, readonly string[]>> = {
  primary_school: ['primary', 'infant school', 'junior school', 'first school'],
  secondary_school: ['secondary', 'middle school', 'upper school', 'high school', 'all through'],
  special_school: ['special', 'pupil referral unit', 'alternative provision', 'community special school'],
  independent_school: ['independent', 'other independent school', 'private school'],
  college: [
    'further education',
    'further education college',
    'sixth form college',
    'fe college',
    'sixth form',
  ],
  university: ['higher education institution', 'higher education institutions', 'he'],
  nhs_trust: ['nhs foundation trust', 'hospital trust', 'acute trust', 'trust nhs'],
  gp: ['gp', 'gp practice', 'gp surgery', 'surgery', 'primary care network', 'pcn'],
  icb: ['icb'],
  county_council: ['county', 'county council', 'cty'],
  district_council: [
    'district',
    'borough',
    'non metropolitan district',
    'nmd',
    'district council',
    'borough council',
  ],
  unitary_council: [
    ...['unitary', 'unitary authority', 'uta', 'metropolitan district', 'london borough', 'city corporation'],
    ...['scottish unitary authority', 'welsh unitary authority', 'ni district'],
  ],
  parish_council: ['parish', 'town council', 'parish council'],
  congregation: ['place of worship', 'mosque', 'church', 'synagogue', 'gurdwara', 'temple', 'congregation'],
  charity: ['charity', 'registered charity', 'cio'],
  prison: ['prison', 'hmp', 'young offender institution'],
};

/** Words for kinds of institutions → our kinds. */
export type Kinds = ReadonlyMap<string, string>;

/** Every word that we know for a kind, and those of a file that an officer explained. */
export async function knownKinds(db: Db, explained: Readonly<Record<string, string>> = {}): Promise<Kinds> {
  const rows = await db
    .select({ code: institutionType.code, label: institutionType.label })
    .from(institutionType)
    .orderBy(asc(institutionType.code));
  const codes = new Set(rows.map(({ code }) => code));
  const pairs = [
    ...Object.entries(others).flatMap(([code, words]) => words.map((word) => [word, code] as const)),
    ...rows.flatMap(({ code, label }) => [
      [headingWords(label), code] as const,
      [headingWords(code), code] as const,
    ]),
    ...Object.entries(explained).map(([word, code]) => [headingWords(word), code] as const),
  ];
  return new Map(pairs.filter(([, code]) => codes.has(code)));
}
