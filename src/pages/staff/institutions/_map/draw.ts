import { arcPath } from '#lib/charts/arcs.ts';
import { radiusOf, ringParts } from '#lib/charts/rings.ts';
import type { Town } from '#lib/areas/towns.ts';
import { allOf } from '#lib/institutions/map/standings.ts';
import type { Layer, Mark } from '#lib/institutions/map/marks.ts';
import { marksOf } from '#lib/institutions/map/marks.ts';
import { placeLabels, type Round } from '#lib/map/labels.ts';
import { middleOf } from '#lib/map/middle.ts';
import type { Cluster } from './clusters.ts';
import { forceOf, type Laid, toneOf } from './ground.ts';
import type { Scope } from './scope.ts';
import { spoken } from './words.ts';

/** A cluster as it is drawn: a ring whose parts say how far we kept in touch, or how they stand with us. */
export type Ring = Cluster & {
  r: number;
  count: string;
  label: string;
  arcs: { mark: Mark; d: string }[];
};

const sizes = { least: 170, full: 250 };
const small = { least: 150, full: 170 };

/** Draws clusters as large as what they hold, against the fullest; among dots they stay small. */
export function rings(clusters: readonly Cluster[], layer: Layer, isAmongDots: boolean): Ring[] {
  const marks = marksOf[layer];
  const most = Math.max(0, ...clusters.map(({ standings }) => allOf(standings)));
  return clusters.map((cluster) => {
    const all = allOf(cluster.standings);
    const r = radiusOf(all, most, isAmongDots ? small : sizes);
    const parts = ringParts(marks.map((key) => cluster.standings[key] ?? 0));
    const arcs = marks.map((mark, nth) => ({ mark, d: arcPath({ ...cluster, r }, parts[nth]!) }));
    return {
      ...{ ...cluster, r, count: shortly(all), label: spoken(cluster.name, cluster.standings, layer) },
      arcs: arcs.filter(({ d }) => d !== ''),
    };
  });
}

/** "9,999", "12k": no wider than a circle. */
export const shortly = (count: number): string =>
  count < 1000 ? String(count) : `${Math.round(count / 1000)}k`;

/** The ground of a map: the pieces of each force as one path, so that its border can be drawn round all of them. */
export function groundPaths({ own, around, sheet }: Laid, scope: Scope) {
  const path = (pieces: Laid['own']) => pieces.map(({ shape }) => sheet.path(shape)).join('');
  const forces = [...Map.groupBy(own, (piece) => forceOf(piece, scope))];
  return [
    { tone: 'around', d: path(around) },
    ...forces.map(([force, pieces]) => ({ tone: toneOf(force, scope), d: path(pieces) })),
  ].filter(({ d }) => d !== '');
}

const text = { force: 150, town: 125 };
const steps = [0, 330, -330, 480, -480, 640, -640];

/** The names of forces, written where they touch no circle. */
export function forceNames({ own, sheet }: Laid, scope: Scope, circles: readonly Round[]) {
  const forces = [...new Set(scope.districts.flatMap(({ force }) => (force ? [force.name] : [])))];
  if (forces.length < 2) return [];
  const labels = forces.flatMap((name) => {
    const ids = new Set(scope.districts.filter(({ force }) => force?.name === name).map(({ id }) => id));
    const shapes = own.filter((piece) =>
      piece.areaId ? ids.has(piece.areaId) : piece.force !== null && name.startsWith(piece.force),
    );
    const middle = middleOf(shapes.map(({ shape }) => shape));
    if (!middle) return [];
    const [x, y] = sheet.at(...middle);
    return [{ text: name, x, y: y + 50, size: text.force }];
  });
  return placeLabels(labels, { circles, width: sheet.width }, steps);
}

export const mostTowns = 14;

/** The largest towns that find room, each with its dot. */
export function townNames({ sheet, box }: Laid, towns: readonly Town[], circles: readonly Round[]) {
  const here = towns.filter(
    ({ longitude: x, latitude: y }) => x > box.west && x < box.east && y > box.south && y < box.north,
  );
  const labels = here.slice(0, 60).map(({ name, longitude, latitude }) => {
    const [x, y] = sheet.at(longitude, latitude);
    return { text: name, x, y: y - 60, size: text.town, dot: { x, y } };
  });
  const free = labels.filter(({ dot }) =>
    circles.every(({ x, y, r }) => Math.hypot(x - dot.x, y - dot.y) > r + 60),
  );
  return placeLabels(free, { circles, width: sheet.width }, [0, 220]);
}
