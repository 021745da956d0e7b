import { mostTowns, forceNames, groundPaths, type Ring, rings, townNames } from './draw.ts';
import { cellWords, type Held, heldBy } from './linked.ts';
import { mapPath } from './query.ts';
import type { Cluster } from './clusters.ts';
import type { OpenMap } from './open-map.ts';
import { type View, zoomedIn } from './view.ts';

/** Everything that the drawing shows, placed; null where there is nothing to draw on. */
export function pictureOf(open: OpenMap, view: View, chosen: ReadonlySet<string>, held: Held = null) {
  const { scope, gazetteer, query } = open;
  const { laid, dots } = view;
  if (!laid) return null;
  const drawn = rings(view.clusters, open.layer, view.listed.length > 0);
  const circles = [
    ...drawn.map(({ x, y, r }) => ({ x, y, r: r + 60 })),
    ...dots.map(({ x, y }) => ({ x, y, r: 90 })),
  ];
  const isWide = scope.kind !== 'district' && !query.near;
  const forces = isWide ? forceNames(laid, scope, circles) : [];
  return {
    size: `0 0 ${laid.sheet.width} ${laid.sheet.height}`,
    label: `Map of ${query.near ?? scope.name}, the same numbers as the table`,
    ground: groundPaths(laid, scope),
    forces,
    towns:
      scope.kind === 'all' || scope.kind === 'region'
        ? []
        : townNames(laid, gazetteer, circles).slice(0, mostTowns),
    dots,
    rings: drawn.map((ring) => ({ ...ring, ...markedAs(open, ring, chosen), ...holding(open, ring, held) })),
  };
}
export type Picture = NonNullable<ReturnType<typeof pictureOf>>;

// What is said of a circle that holds some of the chosen cell.
function holding({ query }: OpenMap, { key, label }: Ring, held: Held) {
  const some = query.cell ? heldBy(held, key) : 0;
  const words = query.cell && some > 0 ? `, ${some} at ${cellWords(query.cell)}` : '';
  return { isHolding: some > 0, label: `${label}${words}` };
}

type Marked = { href: string; isChosen: boolean };

/** Where choosing a cluster leads, and whether it is the one that was chosen. */
export function markedAs(open: OpenMap, cluster: Pick<Cluster, 'key'>, chosen: ReadonlySet<string>): Marked {
  const { filter, query, scope } = open;
  if (query.near) return { href: zoomedIn(open, cluster.key), isChosen: false };
  if (scope.kind === 'district')
    return { href: mapPath(filter, { ...query, near: cluster.key }), isChosen: false };
  const isChosen = cluster.key.split(',').some((slug) => chosen.has(slug));
  const href = `${mapPath({ ...filter, area: cluster.key }, query)}#chosen`;
  return { href, isChosen };
}
