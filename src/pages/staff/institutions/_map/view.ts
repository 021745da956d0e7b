import { locate } from '#lib/areas/locate.ts';
import type { Located } from '#lib/areas/locating/located.ts';
import { cellsIn } from '#lib/institutions/map/cells.ts';
import { type Dot, dotsIn } from '#lib/institutions/map/dots.ts';
import { allOf, noStandings, type Standings, together } from '#lib/institutions/map/standings.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { apartDots, type Cluster, districtClusters, squareClusters, townClusters } from './clusters.ts';
import { type Laid, layOver, layRound } from './ground.ts';
import type { OpenMap } from './open-map.ts';
import { mapPath, widths } from './query.ts';

/** What a map shows: clusters or dots on a sheet, and those of its area that cannot be drawn. */
export type View = {
  laid: Laid | null;
  clusters: Cluster[];
  dots: (Dot & { x: number; y: number })[];
  /** Each institution that is drawn, by itself or with others, where its reader may know them one by one. */
  listed: Dot[];
  /** Known by their district alone. */
  undrawn: Standings;
};

/** A place that was asked for: found, or not, or one of several. */
export type Asked = { found: Located | null; candidates: readonly Located[]; refusal: string | null };

const nobody = { found: null, candidates: [], refusal: null };

export async function askedPlace({ db, query }: OpenMap): Promise<Asked> {
  if (!query.near) return nobody;
  const answer = await locate(db, query.near);
  if (!answer.ok) return { ...nobody, refusal: answer.words };
  const { sure, candidates } = answer.value;
  const points = candidates.filter(({ latitude }) => latitude !== null);
  if (sure && sure.latitude !== null) return { ...nobody, found: sure };
  return points.length > 0
    ? { ...nobody, candidates: points }
    : { ...nobody, refusal: 'Choose the district itself under “Area”' };
}

/** The map of an area: by district, or within one district by town. */
export async function areaView(open: OpenMap): Promise<View> {
  const { scope, standings, grounds, gazetteer } = open;
  const laid = layOver(scope, grounds, gazetteer);
  if (!laid) return { laid, clusters: [], dots: [], listed: [], undrawn: noStandings };
  const { at } = laid.sheet;
  if (scope.kind !== 'district') {
    const clusters = districtClusters(scope.districts, standings, at);
    return { laid, clusters, dots: [], listed: [], undrawn: noStandings };
  }
  return { laid, ...(await withinDistrict(open, at)), dots: [], listed: [] };
}

/** About a kilometre: finer than any circle, and coarser than any address. */
export const square = 0.01;

async function withinDistrict(open: OpenMap, at: Laid['sheet']['at']) {
  const { db, areas, filter, scope, standings, gazetteer, today } = open;
  const ids = scope.districts.map(({ id }) => id);
  const cells = await cellsIn(db, areas, filter, { where: { districts: ids }, size: square }, today);
  const own = gazetteer.filter(({ areaId }) => ids.includes(areaId));
  const whole = together(ids.map((id) => standings.get(id) ?? noStandings));
  const drawn = together(cells.map((cell) => cell.standings));
  return { clusters: townClusters(cells, own, at), undrawn: less(whole, drawn) };
}

// The whole may be half a minute old, and so smaller than what is drawn.
const less = (whole: Standings, part: Standings): Standings => ({
  in_touch: Math.max(0, whole.in_touch - part.in_touch),
  overdue: Math.max(0, whole.overdue - part.overdue),
  none_yet: Math.max(0, whole.none_yet - part.none_yet),
  not_now: Math.max(0, whole.not_now - part.not_now),
});

/** The map round a place: each institution where its reader may know it and they are few, else squares. */
export async function placeView(open: OpenMap, found: Located): Promise<View> {
  const { db, areas, filter, grounds, gazetteer, query, today } = open;
  const laid = layRound({ latitude: found.latitude!, longitude: found.longitude! }, query.across, grounds);
  const { at } = laid.sheet;
  const dots = (await isExactHere(open)) ? await dotsIn(db, areas, filter, laid.box, today) : null;
  if (dots) return { laid, ...apartDots(dots, gazetteer, at), listed: dots, undrawn: noStandings };
  const cells = await cellsIn(db, areas, filter, { where: { box: laid.box }, size: square }, today);
  const clusters = squareClusters(cells, gazetteer, at);
  return { laid, clusters, dots: [], listed: [], undrawn: noStandings };
}

/** Whether a reader may know where each institution lies, in every area that they see. */
export async function isExactHere({ db, officer, areas }: OpenMap): Promise<boolean> {
  const exact = new Set(await areasFor(db, officer, 'seeExactPlaces'));
  return areas.every((id) => exact.has(id));
}

/** How many a view counts in all, drawn or not. */
export const countOf = ({ clusters, dots, undrawn }: View): number =>
  allOf(together([...clusters.map(({ standings }) => standings), undrawn])) + dots.length;

/** The map round a spot, closer than this one; its list where it is the closest already. */
export function zoomedIn({ filter, query }: OpenMap, spot: string): string {
  const closer = widths.find((width) => width < query.across);
  if (!closer) return '#list';
  return mapPath(filter, { ...query, near: spot, across: closer });
}
