import type { MapDistrict } from '#lib/areas/map-districts.ts';
import type { Town } from '#lib/areas/towns.ts';
import type { Cell } from '#lib/institutions/map/cells.ts';
import type { Dot } from '#lib/institutions/map/dots.ts';
import { allOf, noStandings, type Standings, together } from '#lib/institutions/map/standings.ts';
import { gather } from '#lib/map/gather.ts';
import type { Sheet } from '#lib/map/sheet.ts';

/** Institutions that are counted together at a spot. */
export type Cluster = {
  /** Slugs of its districts, or the name of its town. */
  key: string;
  name: string;
  latitude: number;
  longitude: number;
  x: number;
  y: number;
  standings: Standings;
};

type At = Sheet['at'];

/** So near in units of a sheet, two circles would touch. */
const apart = 620;

/** One cluster for each district, or for several that are too near each other to be drawn apart. */
export function districtClusters(
  districts: readonly MapDistrict[],
  standings: ReadonlyMap<MapDistrict['id'] | null, Standings>,
  at: At,
): Cluster[] {
  const spots = districts
    .filter(({ id, hasEnded }) => !hasEnded || standings.has(id))
    .map((district) => ({ district, weight: district.population, ...spotOf(district, at) }));
  const groups = gather(spots, apart).map((group) => {
    const of = group.map(({ district }) => district);
    return {
      ...{ key: of.map(({ slug }) => slug).join(','), name: namesOf(of.map(({ name }) => name)) },
      ...pick(group[0].district, group[0]),
      standings: together(of.map(({ id }) => standings.get(id) ?? noStandings)),
    };
  });
  return byName(groups.filter(({ standings: some }) => allOf(some) > 0));
}

/** One cluster for each town, of the squares to which it is nearest. */
export function townClusters(cells: readonly Cell[], towns: readonly Town[], at: At): Cluster[] {
  const spots = gather(
    towns.map((town) => ({ town, weight: town.population, ...spotOf(town, at) })),
    apart,
  ).map(([first]) => first);
  const counted = Map.groupBy(cells, (cell) => nearest(spotOf(cell, at), spots));
  const clusters = [...counted].flatMap(([spot, of]) => {
    if (!spot) return [];
    const { town } = spot;
    const key = `${town.name}, ${town.district}`;
    return [
      { key, name: town.name, ...pick(town, spot), standings: together(of.map((cell) => cell.standings)) },
    ];
  });
  return byName(clusters);
}

/** One cluster for each square, where nothing finer may be shown. */
export const squareClusters = (cells: readonly Cell[], towns: readonly Town[], at: At): Cluster[] => {
  const spots = towns.map((town) => ({ town, ...spotOf(town, at) }));
  const named = cells.map((cell) => {
    const { x, y } = spotOf(cell, at);
    const name = nearest({ x, y }, spots)?.town.name;
    return { cell, weight: allOf(cell.standings), x, y, name: name ? `Near ${name}` : 'Here' };
  });
  return gather(named, apart).map((group) => ({
    ...{ key: `${group[0].cell.latitude},${group[0].cell.longitude}`, name: group[0].name },
    ...pick(group[0].cell, group[0]),
    standings: together(group.map(({ cell }) => cell.standings)),
  }));
};

/** So near in units of a sheet, two dots would touch. */
const dotsApart = 300;

/** Each institution as a dot, or as one circle with those that lie too near it. */
export function apartDots(all: readonly Dot[], towns: readonly Town[], at: At) {
  const spots = towns.map((town) => ({ town, ...spotOf(town, at) }));
  const groups = gather(
    all.map((dot) => ({ dot, weight: 1, ...spotOf(dot, at) })),
    dotsApart,
  );
  const clusters = groups
    .filter((group) => group.length > 1)
    .map((group): Cluster => {
      const { x, y, dot } = group[0];
      const standings = together(group.map(({ dot: { touch } }) => ({ ...noStandings, [touch]: 1 })));
      const name = `Near ${nearest({ x, y }, spots)?.town.name ?? dot.name}`;
      return { key: `${dot.latitude},${dot.longitude}`, name, ...pick(dot, { x, y }), standings };
    });
  const dots = groups.filter((group) => group.length === 1).map(([{ dot, x, y }]) => ({ ...dot, x, y }));
  return { clusters, dots };
}

type Place = { latitude: number; longitude: number };

const pick = ({ latitude, longitude }: Place, { x, y }: { x: number; y: number }) => ({
  ...{ latitude, longitude, x, y },
});

function spotOf({ longitude, latitude }: Place, at: At) {
  const [x, y] = at(longitude, latitude);
  return { x, y };
}

function nearest<T extends { x: number; y: number }>(
  { x, y }: { x: number; y: number },
  among: readonly T[],
): T | null {
  let [best, least]: [T | null, number] = [null, Infinity];
  for (const one of among) {
    const far = Math.hypot(one.x - x, one.y - y);
    if (far < least) [best, least] = [one, far];
  }
  return best;
}

/** "Luton", "Luton and Dacorum", "Luton, Dacorum and 2 more". */
export function namesOf(names: readonly string[]): string {
  const [first = '', second, third, ...more] = names;
  if (!second) return first;
  if (!third) return `${first} and ${second}`;
  return more.length === 0
    ? `${first}, ${second} and ${third}`
    : `${first}, ${second} and ${more.length + 1} more`;
}

const byName = (clusters: Cluster[]): Cluster[] =>
  clusters.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
