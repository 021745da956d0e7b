import type { AstroGlobal } from 'astro';
import { allOf, noStandings, together } from '#lib/institutions/map/standings.ts';
import { gazetteerAttribution } from '#lib/areas/towns.ts';
import { findTiles } from '#lib/map/tiles.ts';
import { chosenPart, chosenSlugs, chosenWhere } from './chosen.ts';
import { heldInCell, linkedGrid } from './linked.ts';
import { filterLists, openMap } from './open-map.ts';
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
  const held = place.found ? null : await heldInCell(open);
  const standings = together([
    ...view.clusters.map((cluster) => cluster.standings),
    view.undrawn,
    ...view.dots.map(({ touch }) => ({ ...noStandings, [touch]: 1 })),
  ]);
  return {
    ...{ open: shown, typed: open.query.near, place, view, lists, chosen, held, standings },
    all: allOf(standings),
    picture: pictureOf(shown, view, chosen, held),
    where: chosenWhere(open, view.clusters, chosen),
    part: place.found || open.layer === 'contacts' ? null : await chosenPart(open, view.clusters, chosen),
    // People have no scores.
    grid: place.found || open.layer === 'contacts' ? null : await linkedGrid(open, chosen),
    unplaced: allOf(open.standings.get(null) ?? noStandings),
    attributions: [...open.grounds.attributions, gazetteerAttribution],
    tiles: await tilesOf(page.locals),
  };
}
const tilesOf = async ({ environment }: App.Locals) =>
  environment.mapTilesPath ? await findTiles(environment.mapTilesPath) : null;

export type LoadedMap = NonNullable<Awaited<ReturnType<typeof loadMap>>>;
