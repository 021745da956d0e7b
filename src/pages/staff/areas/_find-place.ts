import type { Db } from '#db/client.ts';
import { areasAt, type DecidedBy } from '#lib/areas/areas-at.ts';
import { areaNames } from '#lib/areas/area-names.ts';
import { locate } from '#lib/areas/locate.ts';
import type { Located } from '#lib/areas/locating/located.ts';
import { sizeWords } from '#lib/areas/locating/precision.ts';

const whyWords: Record<DecidedBy, string> = {
  boundary: 'by the boundaries imported',
  postcode: 'by the list of postcodes',
  gazetteer: 'by the gazetteer',
  'nearest place': 'by the nearest town: near a border look at a map',
};

/** What some words were found to be: a place with where it lies, or why none was. */
export async function placesFor(db: Db, words: string, today: Temporal.PlainDate) {
  if (words === '') return { places: [], refusal: null };
  const found = await locate(db, words);
  if (!found.ok) return { places: [], refusal: found.words };
  const places = await Promise.all(found.value.candidates.map((place) => shown(db, place, today)));
  return { places, refusal: null };
}
export type ShownPlace = Awaited<ReturnType<typeof shown>>;

async function shown(db: Db, place: Located, today: Temporal.PlainDate) {
  const { districtId, wardId, neighbourhoodId, by } = await areasAt(db, place, today);
  const ids = [districtId, wardId, neighbourhoodId].filter((id) => id !== null);
  const areas = await areaNames(db, ids);
  return { ...place, areas, why: by && whyWords[by], exactly: place.metres ? sizeWords(place.metres) : null };
}
