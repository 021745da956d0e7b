import type { AstroGlobal } from 'astro';
import { allOf, noStandings, together } from '#lib/institutions/map/standings.ts';
import { gazetteerAttribution } from '#lib/areas/towns.ts';
import { institutionGrid } from '#lib/institutions/grid.ts';
import { findTiles } from '#lib/map/tiles.ts';
import { chosenPart, chosenSlugs } from './chosen.ts';
import { filterLists, openMap, type OpenMap } from './open-map.ts';
import { pictureOf } from './picture.ts';
import { areaView, askedPlace, placeView } from './view.ts';

/** All that the page of the map shows; null when it is not for whoever is signed in. */
export async function loadMap(page: Pick<AstroGlobal, 'locals' | 'url'>) {
  const open = await openMap(page);
  if (!open) return null;
  const place = await askedPlace(open);
  const [view, lists] = await Promise.all([
    place.found ? placeView(open, place.found) : areaView(open),
    filterLists(open),
  ]);
  const shown = place.found ? open : { ...open, query: { ...open.query, near: null } };
  const chosen = chosenSlugs(open);
  const standings = together([
    ...view.clusters.map((cluster) => cluster.standings),
    view.undrawn,
    ...view.dots.map(({ touch }) => ({ ...noStandings, [touch]: 1 })),
  ]);
  return {
    ...{ open: shown, typed: open.query.near, place, view, lists, chosen, standings },
    all: allOf(standings),
    picture: pictureOf(shown, view, chosen),
    part: place.found ? null : await chosenPart(open, view.clusters, chosen),
    grid: place.found ? null : await gridOf(open, chosen),
    unplaced: allOf(open.standings.get(null) ?? noStandings),
    attributions: [...open.grounds.attributions, gazetteerAttribution],
    tiles: await tilesOf(page.locals),
  };
}
const tilesOf = async ({ environment }: App.Locals) =>
  environment.mapTilesPath ? await findTiles(environment.mapTilesPath) : null;

// Of what is chosen where something is, as the list beneath it.
async function gridOf({ db, areas, filter, scope, now, today }: OpenMap, chosen: ReadonlySet<string>) {
  const area = (chosen.size > 0 && filter.area) || scope.slug || undefined;
  const narrowed = { ...filter, area };
  return { filter: narrowed, grid: await institutionGrid(db, areas, narrowed, { at: now, today }) };
}
export type LoadedMap = NonNullable<Awaited<ReturnType<typeof loadMap>>>;
