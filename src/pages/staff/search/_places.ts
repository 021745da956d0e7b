import type { Db } from '#db/client.ts';
import { areaNames } from '#lib/areas/area-names.ts';
import { locate } from '#lib/areas/locate.ts';
import { placesFor } from '../areas/_find-place.ts';

/** A place that some words name, and the areas it lies in. */
export type FoundPlace = { label: string; areas: readonly { slug: string; name: string }[] };

const most = 4;
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');

/** Places that some words name: a postcode or a point wherever it is, and towns of just that name. */
export async function placesOf(db: Db, words: string, today: Temporal.PlainDate): Promise<FoundPlace[]> {
  if (/\d/.test(words)) return (await placesFor(db, words, today)).places.slice(0, most);
  if (words.split(/\s+/).length > 3) return [];
  const found = await locate(db, words);
  if (!found.ok) return [];
  const asked = plain(words);
  const named = found.value.candidates.filter(({ label }) => plain(label).startsWith(asked)).slice(0, most);
  const ids = [...new Set(named.flatMap(({ districtId }) => districtId ?? []))];
  const areas = ids.length > 0 ? await areaNames(db, ids) : [];
  return named.map(({ label, districtId }) => ({
    label,
    areas: areas.filter(({ id }) => id === districtId),
  }));
}
