import type { Db } from '#db/client.ts';
import { notableDate } from '#db/schema/notable-dates.ts';
import { ukDay } from '#lib/dates.ts';
import { datesOfYear } from './reckoned/of-year.ts';

const yearsAhead = 3;

/** The dates that are reckoned or published, from the beginning of this year to three years ahead, as rows. */
export function reckonedDates(now: Temporal.Instant): (typeof notableDate.$inferInsert)[] {
  const today = ukDay(now);
  const last = today.add({ years: yearsAhead });
  const years = Array.from({ length: yearsAhead + 1 }, (_, more) => today.year + more);
  return years
    .flatMap(datesOfYear)
    .filter(({ startsOn }) => Temporal.PlainDate.compare(startsOn, last) <= 0)
    .map(({ checkedOn, ...rest }) => ({ ...rest, checkedOn: checkedOn ?? today, addedAt: now }));
}

/**
 * Keeps the dates that are reckoned or published three years ahead. One that is there stays, and one that somebody
 * withdrew does not come back.
 *
 * @returns how many were added
 */
export async function keepReckonedDates(db: Db, now: Temporal.Instant): Promise<{ dates: number }> {
  const added = await db
    .insert(notableDate)
    .values(reckonedDates(now))
    .onConflictDoNothing()
    .returning({ id: notableDate.id });
  return { dates: added.length };
}
