import type { Misread } from './typed.ts';

export type LocateReason =
  | Misread
  | 'outcode alone'
  | 'no list of postcodes'
  | 'unknown postcode'
  | 'ended postcode'
  | 'no such place';

const sentences: Record<LocateReason, string> = {
  swapped: 'The two numbers are the wrong way round',
  outside: 'That is outside England, Scotland and Wales, which is all that Concord knows',
  'too coarse': 'That is too large an area. Enter at least a square of 10 kilometres, like TL 09',
  'not understood':
    'Enter a postcode, a town or village, a grid reference like TL 090 210, or latitude and longitude like 51.88, -0.42',
  'outcode alone':
    'The first half of a postcode can lie in several districts. Enter the whole postcode, or a town or village',
  'no list of postcodes':
    'No list of postcodes has been imported yet. Enter a town or village, or a grid reference',
  'unknown postcode': 'This postcode is not in the list. Check it, or enter a town or village',
  'ended postcode': 'This postcode is no longer used. Enter the one that took its place',
  'no such place': 'No town or village of that name is known here. Check the spelling, or enter a postcode',
};

/** A place that could not be found, why, and what to do. */
export type NotLocated = { ok: false; reason: LocateReason; words: string };

/** @param more what only this one case knows, as a sentence without its full stop */
export const notLocated = (reason: LocateReason, more?: string): NotLocated => ({
  ok: false,
  reason,
  words: more ? `${sentences[reason]}. ${more}` : sentences[reason],
});
