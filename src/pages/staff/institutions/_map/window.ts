import { arcPath } from '#lib/charts/arcs.ts';
import { radiusOf, ringParts } from '#lib/charts/rings.ts';
import { allOf } from '#lib/institutions/map/standings.ts';
import { shortly } from './draw.ts';
import { heldInCell } from './linked.ts';
import type { OpenMap } from './open-map.ts';
import { isExactHere } from './view.ts';
import {
  districtsIn,
  dotsInWindow,
  type Grouped,
  squaresIn,
  wholeMap,
  type Window,
} from './window-groups.ts';
import { spoken } from './words.ts';

/** The window that the query of an address names, as `w,s,e,n` and a zoom; null where it makes no sense. */
export function readWindow(query: URLSearchParams): Window | null {
  const numbers = query.get('bbox')?.split(',').map(Number) ?? [];
  const [west = NaN, south = NaN, east = NaN, north = NaN] = numbers;
  const zoom = Number(query.get('zoom') ?? NaN);
  const isBox = west < east && south < north && west >= -180 && east <= 180 && south >= -85 && north <= 85;
  if (!isBox || !(zoom >= 0 && zoom <= 22)) return null;
  return { box: { west, south, east, north }, zoom, isWhole: query.get('whole') === 'yes' };
}

/** All that the page shows, for whoever names no window. */
export const wholeWindow: Window = {
  box: { west: -180, south: -85, east: 180, north: 85 },
  zoom: 0,
  isWhole: true,
};

/** From which zoom on places within a district are told apart, and institutions from each other. */
const from = { squares: 10, dots: 13 };

/** Everything to draw within a window, each with its spoken name and where choosing it leads. */
export async function ringsIn(open: OpenMap, window: Window) {
  const draw = (groups: readonly Grouped[]) => drawn(open, groups);
  const held = await heldInCell(open);
  if (window.isWhole) return draw(await wholeMap(open, held));
  const mayBeDots = open.layer === 'institutions' && window.zoom >= from.dots && (await isExactHere(open));
  const dots = mayBeDots ? await dotsInWindow(open, window) : null;
  if (dots) return draw(dots);
  return draw(window.zoom >= from.squares ? await squaresIn(open, window) : districtsIn(open, window, held));
}
/** A circle as the browser puts it on the map that moves: its parts are drawn round nought. */
export type WindowRing = ReturnType<typeof drawn>[number];

const sizes = { least: 15, full: 24 };

function drawn({ layer, marks }: OpenMap, groups: readonly Grouped[]) {
  const some = groups.filter(({ standings }) => allOf(standings) > 0);
  const most = Math.max(0, ...some.map(({ standings }) => allOf(standings)));
  const byName = some.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  return byName.map(({ name, standings, ...rest }) => {
    const all = allOf(standings);
    const r = radiusOf(all, most, sizes);
    const parts = ringParts(marks.map((key) => standings[key] ?? 0));
    const arcs = marks.map((mark, nth) => ({ mark, d: arcPath({ x: 0, y: 0, r }, parts[nth]!) }));
    const drawnArcs = arcs.filter(({ d }) => d !== '');
    return { ...rest, r, count: shortly(all), label: spoken(name, standings, layer), arcs: drawnArcs };
  });
}
