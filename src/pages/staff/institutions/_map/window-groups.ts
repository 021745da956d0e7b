import type { MapDistrict } from '#lib/areas/map-districts.ts';
import type { Box, Cell } from '#lib/institutions/map/cells.ts';
import { type Dot, dotsIn } from '#lib/institutions/map/dots.ts';
import { allOf, noStandings, type Standings, together } from '#lib/institutions/map/standings.ts';
import { gather } from '#lib/map/gather.ts';
import { mercatorAt } from '#lib/map/mercator.ts';
import { paths } from '#lib/web/paths.ts';
import { chosenSlugs } from './chosen.ts';
import { namesOf } from './clusters.ts';
import type { OpenMap } from './open-map.ts';
import { type Held, heldBy } from './linked.ts';
import { mapPath } from './query.ts';
import { markedAs } from './picture.ts';
import { countedCells } from './cells.ts';
import { areaView, askedPlace, placeView } from './view.ts';

/** What a map that moves shows: a part of the earth, and how near. */
export type Window = {
  box: Box;
  zoom: number;
  /** Whether it shows all that the page does: then its circles are the page's own. */
  isWhole: boolean;
};

/** Institutions that are drawn together, and where choosing them leads. */
export type Grouped = {
  name: string;
  latitude: number;
  longitude: number;
  href: string;
  isChosen: boolean;
  standings: Standings;
};

/** So near in pixels, two circles would touch. */
const apart = 56;

/** The circles and dots of the page itself, which its table lists. */
export async function wholeMap(open: OpenMap, held: Held): Promise<Grouped[]> {
  const { found } = await askedPlace(open);
  const { clusters, dots } = found ? await placeView(open, found) : await areaView(open);
  const chosen = chosenSlugs(open);
  const groups = clusters.map(({ name, latitude, longitude, standings, key }) => ({
    ...{ name, latitude, longitude, standings },
    ...marked(open, key, chosen, held),
  }));
  return [...groups, ...dots.map((dot) => dotGroup(open, [dot], dot))];
}

function marked(open: OpenMap, key: string, chosen: ReadonlySet<string>, held: Held) {
  const { href, isChosen } = markedAs(open, { key }, chosen);
  return { href, isChosen: isChosen || heldBy(held, key) > 0 };
}

/** Districts, several together where they lie near each other; the same groups wherever the window is. */
export function districtsIn(open: OpenMap, { box, zoom }: Window, held: Held): Grouped[] {
  const { districts, standings, filter, query } = open;
  const chosen = chosenSlugs(open);
  const groups = gather(
    placed(districts, zoom, ({ population }) => population),
    apart,
  );
  const here = groups.filter(([{ one }]) => lies(one, box));
  return here.map((group) => {
    const of = group.map(({ one }) => one);
    const { latitude, longitude } = group[0].one;
    const area = of.map(({ slug }) => slug).join(',');
    return {
      ...{ name: namesOf(of.map(({ name }) => name)), latitude, longitude },
      href: `${mapPath({ ...filter, area }, { ...query, near: null })}#chosen`,
      isChosen: of.some(({ slug }) => chosen.has(slug)) || heldBy(held, area) > 0,
      standings: together(of.map(({ id }) => standings.get(id) ?? noStandings)),
    };
  });
}

/** Squares of about a kilometre, several together. */
export async function squaresIn(open: OpenMap, { box, zoom }: Window): Promise<Grouped[]> {
  const cells = await countedCells(open, { box });
  const groups = gather(
    placed(cells, zoom, ({ standings }) => allOf(standings)),
    apart,
  );
  return groups.map((group) => {
    const of: Cell[] = group.map(({ one }) => one);
    return { ...closer(open, group[0].one), standings: together(of.map((cell) => cell.standings)) };
  });
}

/** Institutions one by one, but for those that lie too near each other; null where they are too many. */
export async function dotsInWindow(open: OpenMap, { box, zoom }: Window): Promise<Grouped[] | null> {
  const { db, areas, filter, today } = open;
  const dots = await dotsIn(db, areas, filter, box, today);
  if (!dots) return null;
  const spots = placed(dots, zoom, () => 1);
  return gather(spots, apart / 2).map((group) => {
    const of = group.map(({ one }) => one);
    return dotGroup(open, of, group[0].one);
  });
}

function dotGroup(open: OpenMap, dots: readonly Dot[], first: Dot): Grouped {
  const standings = together(dots.map(({ touch }) => ({ ...noStandings, [touch]: 1 })));
  if (dots.length > 1) return { ...closer(open, first), standings };
  const { id, name, type, latitude, longitude } = first;
  const href = paths.staff.institution(id);
  return { name: `${name}, ${type}`, latitude, longitude, href, isChosen: false, standings };
}

type Spot = Pick<MapDistrict, 'latitude' | 'longitude'>;

/** A group that is known by the town near it, and leads to the map round its spot. */
function closer({ filter, gazetteer, layer }: OpenMap, { latitude, longitude }: Spot) {
  const near = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  const href = mapPath(filter, { near, across: 3, layer });
  return { name: nearest(gazetteer, { latitude, longitude }), latitude, longitude, href, isChosen: false };
}

function nearest(towns: OpenMap['gazetteer'], { latitude, longitude }: Spot): string {
  const far = (one: Spot) => Math.hypot((one.longitude - longitude) * 0.62, one.latitude - latitude);
  const [first, ...others] = towns;
  if (!first) return 'Here';
  return `Near ${others.reduce((best, one) => (far(one) < far(best) ? one : best), first).name}`;
}

function placed<T extends Spot>(all: readonly T[], zoom: number, weigh: (one: T) => number) {
  const at = mercatorAt(zoom);
  return all.map((one) => {
    const [x, y] = at(one.longitude, one.latitude);
    return { one, x, y, weight: weigh(one) };
  });
}

const lies = ({ latitude, longitude }: Spot, { west, south, east, north }: Box): boolean =>
  longitude > west && longitude < east && latitude > south && latitude < north;
