import type { Worry } from '#db/schema/signposts.ts';
import { hoursWords, type OpenNow } from '#lib/enquiries/signposts/hours.ts';
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

/** Whether the ACT Early Support Line answers at this moment. */
export async function helplineNow({ db, now }: Pick<App.Locals, 'db' | 'now'>): Promise<OpenNow | null> {
  const [line] = pickSignposts(await publicSignposts(db, now), { codes: ['early-support'] });
  return line?.open ?? null;
}
