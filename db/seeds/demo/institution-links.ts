import type { institutionAlias, institutionOwner, relationship } from '../../schema/institution-links.ts';
import { type LinkKind } from '../../schema/institution-links.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import { chance } from './chance.ts';
import type { Areas } from './found.ts';
import type { Institution } from './institutions.ts';

const aliases: Readonly<Record<string, readonly string[]>> = {
  'Linford Road Mosque': ['Jamia Masjid Linford Road', 'Linford Rd Masjid'],
  'Bury Brook Gurdwara': ['Gurdwara Sahib Bury Brook', 'Bury Brook Gurudwara'],
  'Nene Quay Mosque and Centre': ['Masjid Nene Quay'],
  'Great Yarmouth Sands Portuguese Club': ['Clube Português de Great Yarmouth'],
  'Wisbech Polish Saturday School': ['Polska Szkoła Sobotnia w Wisbech'],
  'HMP Blackwater Marsh': ['Blackwater Marsh Prison'],
  'Marston Hospital Trust': ['Marston and Greensand NHS Trust'],
  'Ousebank College': ['Ousebank College of Further Education', 'Bedford Technical College'],
  'Mid Chelmer Integrated Care Board': ['Mid Chelmer ICB'],
};

/** Languages in which they serve people, as they say themselves. */
export const languagesOf: Readonly<Record<string, readonly string[]>> = {
  'Linford Road Mosque': ['English', 'Urdu', 'Bengali', 'Arabic'],
  'Bury Brook Gurdwara': ['English', 'Punjabi'],
  'Nene Quay Mosque and Centre': ['English', 'Urdu', 'Pashto'],
  'Great Yarmouth Sands Portuguese Club': ['Portuguese', 'English'],
  'Wisbech Polish Saturday School': ['Polish', 'English', 'Lithuanian'],
  'Lea Valley Refugee Welcome': ['English', 'Arabic', 'Tigrinya', 'Dari', 'Ukrainian'],
  "Queen's Park Community Centre": ['English', 'Punjabi', 'Italian'],
  'Colne Meadow Synagogue': ['English', 'Hebrew'],
};

type Links = readonly (readonly [
  from: string,
  kind: LinkKind,
  to: string,
  daysAgo: number,
  until?: number,
])[];
const links: Links = [
  ['Salisbury Lane Academy Trust', 'partner_of', 'Verulam Hill University', 700],
  ['Cassio Bridge School', 'parent', 'Salisbury Lane Academy Trust', 900],
  ['Fairlands Vale School', 'parent', 'Salisbury Lane Academy Trust', 640],
  ['Blackwater Academy', 'parent', 'Salisbury Lane Academy Trust', 500],
  ['Harpur Vale Academy', 'member_of', 'Riverbank Youth Trust', 420, 60],
  ['Ashmere Community School', 'partner_of', 'Ousebank College', 800],
  ['Ousebank College', 'partner_of', 'Leagrave Park Sixth Form', 365],
  ['Ousebank College', 'partner_of', 'Great Ouse Library Service', 300],
  ["Queen's Park Community Centre", 'partner_of', 'Linford Road Mosque', 560],
  ['Riverbank Youth Trust', 'partner_of', "Queen's Park Community Centre", 200],
  ['Linford Road Mosque', 'member_of', 'Cam and Fen Interfaith Forum', 610],
  ['Bury Brook Gurdwara', 'member_of', 'Cam and Fen Interfaith Forum', 610],
  ['Colne Meadow Synagogue', 'member_of', 'Cam and Fen Interfaith Forum', 580],
  ['Nene Quay Mosque and Centre', 'member_of', 'Cam and Fen Interfaith Forum', 540],
  ['Gipping Side Community Church', 'member_of', 'Cam and Fen Interfaith Forum', 410],
  ['Lea Source Medical Centre', 'partner_of', 'Marston Hospital Trust', 330],
  ['Abbey Stream Hospital Trust', 'member_of', 'Mid Chelmer Integrated Care Board', 820],
  ['Nene Quay Academy', 'partner_of', 'Nene Quay Mosque and Centre', 150],
  ['Bedford Castle Ward Neighbourhood Team', 'partner_of', "Queen's Park Community Centre", 260],
  ['Lea Valley Refugee Welcome', 'partner_of', 'Lea Source Medical Centre', 120],
];

type Keepers = { officer: OfficerId; supervisor: OfficerId; deputy: OfficerId };

/** Other names, owners with those before them, and what institutions have to do with each other. */
export function theLinks(
  institutions: readonly Institution[],
  { forceOf }: Pick<Areas, 'forceOf'>,
  { officer, supervisor, deputy }: Keepers,
  now: Temporal.Instant,
) {
  const { between, next } = chance(4471);
  const idOf = (name: string) => institutions.find((one) => one.name === name)!.id;
  const at = (days: number) => now.subtract({ hours: 24 * days });
  const named = { namedBy: supervisor };
  const owners = institutions.flatMap((one): (typeof institutionOwner.$inferInsert)[] => {
    if (next() < 0.18) return [];
    const isHome = forceOf.get(one.district) === 'bedfordshire';
    const owner = isHome && next() < 0.85 ? officer : next() < 0.5 ? supervisor : deputy;
    const since = between(30, 340);
    const about = { ...named, institutionId: one.id };
    const before = { ...about, officerId: deputy, part: 'owner' as const, namedAt: at(since + 200) };
    return [
      ...(owner !== deputy && next() < 0.3 ? [{ ...before, endedAt: at(since), endedBy: supervisor }] : []),
      { ...about, officerId: owner, part: 'owner', namedAt: at(since) },
      ...(owner !== supervisor && next() < 0.4
        ? [{ ...about, officerId: supervisor, part: 'deputy' as const, namedAt: at(since - 10) }]
        : []),
    ];
  });
  return {
    owners,
    aliases: Object.entries(aliases).flatMap(([name, all]) =>
      all.map((alias): typeof institutionAlias.$inferInsert => ({
        institutionId: idOf(name),
        name: alias,
        addedAt: at(300),
      })),
    ),
    links: links.map(([from, kind, to, daysAgo, until]): typeof relationship.$inferInsert => ({
      institutionId: idOf(from),
      otherInstitutionId: idOf(to),
      kind,
      fromOn: ukDay(at(daysAgo)),
      toOn: until ? ukDay(at(until)) : null,
      endedBy: until ? officer : null,
      recordedAt: at(daysAgo - 3),
      recordedBy: officer,
    })),
  };
}
