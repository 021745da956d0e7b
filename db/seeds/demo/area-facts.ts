import { areaFact, areaOfficer } from '../../schema/area-facts.ts';
import type { OfficerId } from '../../schema/officers.ts';
import type { Areas } from './found.ts';
import { insertRows, type Transaction } from './rows.ts';

type People = { officer: OfficerId; supervisor: OfficerId; deputy: OfficerId };

const census = ['ONS, Census 2021', '2021-03-21'] as const;
const register = ['ONS, Register of Geographic Codes', '2023-04-01'] as const;
const measured = ['ONS, Standard Area Measurements', '2023-12-31'] as const;
const order = (number: string) =>
  [`The Bedfordshire (Structural Changes) Order 2008, ${number}`, '2009-04-01'] as const;

const schools = ['DfE, Get Information about Schools', '2026-09-01'] as const;
const trusts = ['NHS Organisation Data Service', '2026-07-01'] as const;

type Told = readonly [label: string, value: string, from: readonly [source: string, asOf: string]];

// Public facts, each with where it stands.
const told: Readonly<Record<string, readonly Told[]>> = {
  E06000055: [
    ['How many there are: Secondary school', '24', schools],
    ['How many there are: College or sixth-form college', '3', schools],
    ['How many there are: GP practice or primary care network', '22 practices in 6 networks', trusts],
    ['Population', '185,300', census],
    ['Area', '476 square kilometres', measured],
    ['Council', 'Bedford Borough Council', register],
    ['Kind of council', 'Unitary since 1 April 2009', order('article 3')],
    [
      'Universities',
      'University of Bedfordshire, with a campus in Bedford',
      ['The university’s website', '2026-09-14'],
    ],
    ['Prisons and probation', 'HMP Bedford', ['HM Prison and Probation Service, on GOV.UK', '2026-06-02']],
  ],
  E06000056: [
    ['How many there are: Secondary school', '21', schools],
    ['Population', '294,200', census],
    ['Area', '716 square kilometres', measured],
    ['Council', 'Central Bedfordshire Council', register],
    [
      'Kind of council',
      'Unitary since 1 April 2009, from Mid Bedfordshire and South Bedfordshire',
      order('article 4'),
    ],
    ['Universities', 'Cranfield University, for postgraduates', ['The university’s website', '2026-09-14']],
  ],
  E06000032: [
    ['How many there are: Secondary school', '16', schools],
    ['How many there are: College or sixth-form college', '4', schools],
    ['Population', '225,300', census],
    ['Area', '43 square kilometres', measured],
    ['Council', 'Luton Borough Council', register],
    ['Kind of council', 'Unitary since 1 April 1997', register],
    [
      'Universities',
      'University of Bedfordshire, with its main campus in Luton',
      ['The university’s website', '2026-09-14'],
    ],
    [
      'Transport',
      'London Luton Airport, three railway stations, the M1',
      ['The council’s website', '2026-05-20'],
    ],
  ],
  bedfordshire: [
    ['Population', '704,800', census],
    ['Councils', 'Three, each unitary: Bedford, Central Bedfordshire, Luton', register],
  ],
};

// What stood there before, so that the history has something to tell.
const before: Readonly<Record<string, Told>> = {
  E06000055: ['Population', '157,500', ['ONS, Census 2011', '2011-03-27']],
  E06000032: ['Population', '203,200', ['ONS, Census 2011', '2011-03-27']],
};

/** Facts about the districts of Bedfordshire with their sources, and who of the team looks after each. */
export async function writeAreas(
  tx: Transaction,
  { ids }: Areas,
  { officer, supervisor, deputy }: People,
  now: Temporal.Instant,
): Promise<void> {
  const ago = (days: number) => now.subtract({ hours: 24 * days });
  const facts = Object.entries(told).flatMap(([code, rows]) =>
    rows.map((row) => ({ ...factOf(ids.get(code)!, row), recordedAt: ago(240), recordedBy: officer })),
  );
  const former = Object.entries(before).map(([code, row]) => ({
    ...{ ...factOf(ids.get(code)!, row), recordedAt: ago(390), recordedBy: supervisor },
    ...{ replacedAt: ago(240), replacedBy: officer },
  }));
  await insertRows(tx, areaFact, facts);
  await insertRows(tx, areaFact, former);
  const named = { namedBy: supervisor, namedAt: ago(300) };
  const home = ['bedfordshire', 'E06000055', 'E06000056', 'E06000032'].map((code) => ids.get(code)!);
  await insertRows(tx, areaOfficer, [
    ...home.map((areaId) => ({ areaId, part: 'named' as const, officerId: officer, ...named })),
    ...home
      .slice(0, 3)
      .map((areaId) => ({ areaId, part: 'deputy' as const, officerId: supervisor, ...named })),
  ]);
  const earlier = { areaId: home[1]!, part: 'deputy' as const, officerId: deputy, namedBy: supervisor };
  await insertRows(tx, areaOfficer, [
    { ...earlier, namedAt: ago(380), endedAt: ago(300), endedBy: supervisor },
  ]);
}

const factOf = (
  areaId: NonNullable<ReturnType<Areas['ids']['get']>>,
  [label, value, [source, asOf]]: Told,
) => ({
  ...{ areaId, label, value, source },
  asOf: Temporal.PlainDate.from(asOf),
});
