import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { reviewMonths } from './due.ts';
import { tellKeepers, type Errand } from './keeper-mail.ts';

/**
 * Reminds officers of contacts that nobody has made sure of for 12 months, once for each contact; run by the worker
 * each week.
 *
 * @returns how many officers were reminded
 */
export const remindReviews = (db: Db, now: Temporal.Instant): Promise<{ reminders: number }> =>
  db.transaction(async (tx) => {
    const due = ukDay(now).subtract({ months: reviewMonths }).add({ days: 1 });
    const rows = await tx.execute<{ keeper: OfficerId }>(sql`
      update contact set review_reminded_at = ${now.toString()}::timestamptz
      where id in (select id from contact
        where renewed_at < ${ukMoment(due, new Temporal.PlainTime()).toString()}::timestamptz
          and review_reminded_at is null and erased_at is null and merged_into_id is null
        order by id for update skip locked)
      returning coalesce(owner_id, added_by) as keeper`);
    const theirs = Map.groupBy([...rows], (row) => row.keeper);
    const errands = new Map([...theirs].map(([keeper, some]) => [keeper, reviewsOf(some.length)]));
    return { reminders: await tellKeepers(tx, errands, now) };
  });

const reviewsOf = (count: number): Errand => ({
  headline: 'Contacts to review',
  lines: [
    count === 1
      ? 'Nobody has made sure of 1 contact for 12 months.'
      : `Nobody has made sure of ${count} contacts for 12 months.`,
    'Ask whether they are still in post. What nobody renews is erased at 24 months.',
  ],
  buttonWords: 'See who they are',
  list: '/staff/contacts?due=review&mine=yes',
});
