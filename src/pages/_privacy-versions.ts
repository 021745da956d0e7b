import { getCollection } from 'astro:content';

/** The versions of the privacy notice that hold or held on a day, the newest first; one for a later day is not out yet. */
export async function privacyVersions(today: Temporal.PlainDate) {
  const all = await getCollection('privacy');
  return all
    .map((entry) => ({ entry, from: Temporal.PlainDate.from(entry.data.from) }))
    .filter(({ from }) => Temporal.PlainDate.compare(from, today) <= 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(other.from, one.from));
}
