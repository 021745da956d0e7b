import type { Db } from '#db/client.ts';
import { areaNames } from '#lib/areas/area-names.ts';
import { locate } from '#lib/areas/locate.ts';
import { mayBePlace, plainName } from '#lib/areas/locating/may-be-place.ts';
import { ukDay } from '#lib/dates.ts';
import { typedEmail } from '#lib/institutions/search/typed-words.ts';
import { placesFor } from '../areas/_find-place.ts';

/** A place that some words name, and the areas it lies in. */
export type FoundPlace = { label: string; areas: readonly { slug: string; name: string }[] };

const most = 4;

/** Places that some words name: a postcode or a point wherever it is, and towns of just that name. */
export async function placesOf(db: Db, words: string, now: Temporal.Instant): Promise<FoundPlace[]> {
  if (typedEmail(words)) return [];
  if (/\d/.test(words)) return (await placesFor(db, words, ukDay(now))).places.slice(0, most);
  if (words.split(/\s+/).length > 3 || !(await mayBePlace(db, words, now))) return [];
  const found = await locate(db, words);
  if (!found.ok) return [];
  const asked = plainName(words);
  const named = found.value.candidates
    .filter(({ label }) => plainName(label).startsWith(asked))
    .slice(0, most);
  const ids = [...new Set(named.flatMap(({ districtId }) => districtId ?? []))];
  const areas = ids.length > 0 ? await areaNames(db, ids) : [];
  return named.map(({ label, districtId }) => ({
    label,
    areas: areas.filter(({ id }) => id === districtId),
  }));
}
