import type { AreaId } from '#db/schema/areas.ts';
import type { MapDistrict } from '#lib/areas/map-districts.ts';

type Named = { id: AreaId; slug: string; name: string };
export type ScopeKind = 'all' | 'region' | 'force' | 'district';

/** What a map covers: an area with its districts, or all that its reader sees. */
export type Scope = {
  kind: ScopeKind;
  slug: string | null;
  name: string;
  districts: readonly MapDistrict[];
  /** What it lies in and the reader sees, the widest first. */
  above: readonly { slug: string | null; name: string }[];
};

type Level = { kind: Exclude<ScopeKind, 'all'>; of: (district: MapDistrict) => Named | null };
const levels: readonly Level[] = [
  { kind: 'region', of: ({ region }) => region },
  { kind: 'force', of: ({ force }) => force },
  { kind: 'district', of: (district) => district },
];

/** The districts whose institutions an officer sees. */
export const inSight = (all: readonly MapDistrict[], areas: readonly AreaId[]): MapDistrict[] => {
  const mine = new Set(areas);
  return all.filter(({ id }) => mine.has(id));
};

/** The widest map of an officer: one area where all of theirs lie in it, or all of them. */
export function widest(districts: readonly MapDistrict[], areas: readonly AreaId[]): Scope {
  const mine = new Set(areas);
  for (const level of levels) {
    const of = districts.map(level.of);
    const [first] = of;
    if (first && mine.has(first.id) && of.every((one) => one?.id === first.id))
      return scopeOf(level, first, districts, []);
  }
  return { kind: 'all', slug: null, name: 'All your areas', districts, above: [] };
}

/** The map of the area that an address names; null where the officer sees no such area. */
export function scopeFor(
  slug: string,
  districts: readonly MapDistrict[],
  areas: readonly AreaId[],
): Scope | null {
  const mine = new Set(areas);
  for (const level of levels) {
    const within = districts.filter((one) => level.of(one)?.slug === slug && mine.has(level.of(one)!.id));
    const named = within[0] && level.of(within[0]);
    if (named) return scopeOf(level, named, within, upwards(level, within[0]!, districts, mine));
  }
  return null;
}

const scopeOf = (
  { kind }: Level,
  { slug, name }: Named,
  districts: readonly MapDistrict[],
  above: Scope['above'],
) => ({ kind, slug, name: kind === 'region' ? `${name} region` : name, districts, above }) satisfies Scope;

function upwards(
  { kind }: Level,
  district: MapDistrict,
  districts: readonly MapDistrict[],
  mine: ReadonlySet<AreaId>,
): Scope['above'] {
  const wider = levels.slice(
    0,
    levels.findIndex((one) => one.kind === kind),
  );
  const named = wider.flatMap((level) => {
    const one = level.of(district);
    if (!one || !mine.has(one.id)) return [];
    return [{ slug: one.slug, name: level.kind === 'region' ? `${one.name} region` : one.name }];
  });
  const top = widest(districts, [...mine]);
  return top.kind === 'all' ? [{ slug: null, name: top.name }, ...named] : named;
}
