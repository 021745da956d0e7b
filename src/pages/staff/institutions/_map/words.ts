import type { Precision } from '#db/schema/institutions.ts';
import { type Layer, type Mark, marksOf } from '#lib/institutions/map/marks.ts';
import { figure } from '#lib/figures.ts';
import { allOf, type Standings } from '#lib/institutions/map/standings.ts';
import { contactStateWords, touchWords } from '#lib/institutions/standing-words.ts';
import type { TilesRefusal } from '#lib/map/tiles.ts';

export const counted = figure;

/** "1 institution", "1,204 institutions". */
export const institutionWords = (count: number): string =>
  count === 1 ? '1 institution' : `${counted(count)} institutions`;

/** The same of whichever the map counts. */
export const layerCount = (layer: Layer, count: number): string =>
  layer === 'institutions'
    ? institutionWords(count)
    : count === 1
      ? '1 contact'
      : `${counted(count)} contacts`;

/** What each part of a ring says. */
export const markWords: Readonly<Record<Mark, string>> = { ...touchWords, ...contactStateWords };

/** "Bedford: 52 institutions, 45 in touch, 5 contact overdue, 2 no contact yet": a circle read aloud. */
export function spoken(name: string, standings: Standings, layer: Layer): string {
  const parts = marksOf[layer].filter((key) => standings[key]);
  const words = parts.map((key) => `${counted(standings[key] ?? 0)} ${markWords[key].toLowerCase()}`);
  return `${name}: ${[layerCount(layer, allOf(standings)), ...words].join(', ')}`;
}

/** How exactly it is known where something lies. */
export const precisionWords: Readonly<Record<Precision, string>> = {
  exact: 'exactly',
  postcode: 'by postcode',
  outcode: 'by half a postcode',
  place: 'by town',
  ward: 'by ward',
  district: 'by district',
};

/** Why the map is drawn without the tiles that were set up, for whoever can tell an administrator. */
export const tilesRefusals: Readonly<Record<TilesRefusal, string>> = {
  'not there':
    'The file of detailed map tiles is not where it was set up to be. The map is drawn in outline.',
  'not a map': 'The file of detailed map tiles is damaged or is something else. The map is drawn in outline.',
  'unknown tiles': 'The detailed map tiles are of a kind that cannot be drawn. The map is drawn in outline.',
};
