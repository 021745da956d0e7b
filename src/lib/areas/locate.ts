import type { Db } from '#db/client.ts';
import { findPlaces } from './locating/find-places.ts';
import { findPostcode } from './locating/find-postcode.ts';
import { type Found, type Located, unlocated } from './locating/located.ts';
import { type NotLocated, notLocated } from './locating/locate-words.ts';
import { precisionOf } from './locating/precision.ts';
import { readPlace } from './locating/read.ts';

/**
 * Where the words that somebody typed are: latitude and longitude, a grid reference, eastings and northings, a
 * postcode, or the name of a place, which may be several. Nothing is made more exact than it was given.
 *
 * @returns a refusal in words where they name no place, or none that can be used
 */
export async function locate(db: Db, text: string): Promise<{ ok: true; value: Found } | NotLocated> {
  const read = readPlace(text);
  if (read.kind === 'misread')
    return notLocated(read.reason, read.instead && `Enter them as ${read.instead}`);
  if (read.kind === 'outcode') return notLocated('outcode alone');
  if (read.kind === 'postcode') {
    const found = await findPostcode(db, read.postcode);
    return found.ok ? sure(found.value) : found;
  }
  if (read.kind === 'point') {
    const { point, metres, label } = read;
    return sure({ ...unlocated, ...point, label, metres, precision: precisionOf(metres) });
  }
  const found = await findPlaces(db, read.name, read.within);
  return found ? { ok: true, value: found } : notLocated('no such place');
}

const sure = (one: Located): { ok: true; value: Found } => ({
  ok: true,
  value: { sure: one, candidates: [one] },
});
