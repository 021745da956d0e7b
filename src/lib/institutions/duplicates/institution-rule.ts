import type { AreaId } from '#db/schema/areas.ts';
import { phoneFigures } from '../contacts/addresses.ts';
import { type IdentifierKind, identifierKinds } from '../identifiers.ts';
import { likeness } from './likeness.ts';
import { plainName, soundOf, squeezed, tellingWords } from './normalise.ts';
import { institutionWeights as weights, type Reason } from './weights.ts';

/** What two records of institutions are compared by. */
export type InstitutionFacts = {
  /** The name and all others that it goes by. */
  names: readonly string[];
  typeCode: string;
  sectorCode: string;
  districtId: AreaId | null;
  /** Its own and those of its sites. */
  postcodes: readonly string[];
  website: string | null;
  mailbox: string | null;
  telephone: string | null;
} & Record<IdentifierKind, string | null>;

type Code = keyof typeof weights;
const alike = { near: 0.86, some: 0.6 };

/** Everything that speaks for two records being of one institution, and against it. It is the same from either side. */
export function compareInstitutions(one: InstitutionFacts, other: InstitutionFacts): Reason[] {
  const codes = [
    numbers(one, other),
    names(one.names, other.names),
    one.postcodes.some((code) => other.postcodes.includes(code)) ? ('same_postcode' as const) : null,
    same(one.mailbox?.toLowerCase(), other.mailbox?.toLowerCase()) && ('same_mailbox' as const),
    same(hostOf(one.website), hostOf(other.website)) && ('same_website' as const),
    same(figures(one.telephone), figures(other.telephone)) && ('same_telephone' as const),
    ...places(one, other),
  ];
  return codes
    .filter((code) => code !== null && code !== false)
    .map((code) => ({ code, points: weights[code] }));
}

const same = (one: string | null | undefined, other: string | null | undefined): boolean =>
  Boolean(one) && one === other;
const figures = (number: string | null): string | null => number && phoneFigures(number);

/** "school.example" of a web address; null where there is none. */
export const hostOf = (website: string | null): string | null =>
  website ? (URL.parse(website)?.hostname.replace(/^www\./, '') ?? null) : null;

function numbers(one: InstitutionFacts, other: InstitutionFacts): Code | null {
  const borne = identifierKinds.filter((kind) => one[kind] && other[kind]);
  if (borne.some((kind) => one[kind] === other[kind])) return 'same_number';
  return borne.length > 0 ? 'other_number' : null;
}

const ranks = ['same_name', 'near_name', 'sound_name', 'like_name'] as const;

function names(one: readonly string[], other: readonly string[]): Code | null {
  const found = new Set(one.flatMap((left) => other.map((right) => nameRank(left, right))));
  return ranks.find((rank) => found.has(rank)) ?? null;
}

function nameRank(left: string, right: string): (typeof ranks)[number] | null {
  if (plainName(left) === plainName(right)) return 'same_name';
  const [own, others] = [tellingWords(left), tellingWords(right)];
  const share = likeness(own, others);
  if (share >= alike.near || squeezed(left) === squeezed(right)) return 'near_name';
  if (soundOf(own) === soundOf(others)) return 'sound_name';
  return share >= alike.some ? 'like_name' : null;
}

function places(one: InstitutionFacts, other: InstitutionFacts): (Code | null)[] {
  const district =
    one.districtId && other.districtId && (one.districtId === other.districtId ? 'same' : 'other');
  return [
    district ? `${district}_district` : null,
    one.typeCode === other.typeCode ? 'same_type' : null,
    one.sectorCode === other.sectorCode ? null : 'other_sector',
  ];
}
