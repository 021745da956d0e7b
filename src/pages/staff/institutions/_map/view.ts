import { locate } from '#lib/areas/locate.ts';
import type { Located } from '#lib/areas/locating/located.ts';
import { contactsWithin, type PersonHere } from '#lib/institutions/map/contact-cells.ts';
import { type Dot, dotsIn } from '#lib/institutions/map/dots.ts';
import { allOf, noStandings, type Standings, together, without } from '#lib/institutions/map/standings.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { countedCells } from './cells.ts';
import { apartDots, type Cluster, districtClusters, squareClusters, townClusters } from './clusters.ts';
import { type Laid, layOver, layRound } from './ground.ts';
import type { Box } from '#lib/map/box.ts';
import type { OpenMap } from './open-map.ts';
import { mapPath, widths } from './query.ts';

/** What a map shows: clusters or dots on a sheet, and those of its area that cannot be drawn. */
export type View = {
  laid: Laid | null;
  clusters: Cluster[];
  dots: (Dot & { x: number; y: number })[];
  /** Each institution that is drawn, by itself or with others, where its reader may know them one by one. */
  listed: Dot[];
  /** The contacts of those circles by name, for whoever may see them and while they are few; null for nobody else. */
  people: PersonHere[] | null;
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
  if (!laid) return { ...bare, laid };
  const { at } = laid.sheet;
  if (scope.kind !== 'district') {
    const clusters = districtClusters(scope.districts, standings, at);
    return { ...bare, laid, clusters };
  }
  return { ...bare, laid, ...(await withinDistrict(open, at)) };
}

const bare: View = { laid: null, clusters: [], dots: [], listed: [], people: null, undrawn: noStandings };

async function withinDistrict(open: OpenMap, at: Laid['sheet']['at']) {
  const { scope, standings, gazetteer } = open;
  const ids = scope.districts.map(({ id }) => id);
  const cells = await countedCells(open, { districts: ids });
  const own = gazetteer.filter(({ areaId }) => ids.includes(areaId));
  const whole = together(ids.map((id) => standings.get(id) ?? noStandings));
  const drawn = together(cells.map((cell) => cell.standings));
  return { clusters: townClusters(cells, own, at), undrawn: without(whole, drawn) };
}

/** The map round a place: each institution where its reader may know it and they are few, else squares. */
export async function placeView(open: OpenMap, found: Located): Promise<View> {
  const { grounds, gazetteer, query } = open;
  const laid = layRound({ latitude: found.latitude!, longitude: found.longitude! }, query.across, grounds);
  const { at } = laid.sheet;
  const dots = await dotsOf(open, laid.box);
  if (dots) return { ...bare, laid, ...apartDots(dots, gazetteer, at), listed: dots };
  const clusters = squareClusters(await countedCells(open, { box: laid.box }), gazetteer, at);
  return { ...bare, laid, clusters, people: await peopleOf(open, laid.box) };
}

const dotsOf = async (open: OpenMap, box: Box): Promise<Dot[] | null> =>
  open.layer === 'institutions' && (await isExactHere(open))
    ? dotsIn(open.db, open.areas, open.filter, box, open.today)
    : null;

async function peopleOf(open: OpenMap, box: Box): Promise<PersonHere[] | null> {
  const { db, officer, areas, filter, layer, now } = open;
  if (layer === 'institutions' || open.isCoarse) return null;
  return contactsWithin(db, officer, { areas, filter, box }, now);
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
export function zoomedIn({ filter, query, isCoarse }: OpenMap, spot: string): string {
  const closer = isCoarse ? undefined : widths.find((width) => width < query.across);
  if (!closer) return '#list';
  return mapPath(filter, { ...query, near: spot, across: closer });
}
