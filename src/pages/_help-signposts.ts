import type { Worry } from '#db/schema/signposts.ts';
import { hoursWords } from '#lib/enquiries/signposts/hours.ts';
import { pickSignposts, publicSignposts } from '#lib/enquiries/signposts/public.ts';

/** The signposts of a page, in its order, then whatever else answers its kinds of worry. */
export async function helpSignposts(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  codes: readonly string[],
  worries: readonly Worry[] = [],
) {
  const picked = pickSignposts(await publicSignposts(db, now), { codes, worries });
  return picked.map(({ hours, ...one }) => ({ ...one, hours: hours && hoursWords(hours) }));
}
