import { type SQL, sql } from 'drizzle-orm';
import { officer } from '#db/schema/officers.ts';

/** After so many days without a sign-in an account sleeps until an administrator wakes it. */
const dormantAfterDays = 60;

const hours = dormantAfterDays * 24;

/** What decides whether an account sleeps. */
export type Use = {
  lastSignedInAt: Temporal.Instant | null;
  addedAt: Temporal.Instant;
  awokenAt: Temporal.Instant | null;
};

/** Whether an account has not been used for sixty days: not signed in to, not added, not woken. */
export function isDormant({ lastSignedInAt, addedAt, awokenAt }: Use, now: Temporal.Instant): boolean {
  const moments = [lastSignedInAt, addedAt, awokenAt].filter((moment) => moment !== null);
  return moments.every((moment) => now.since(moment).total('hours') >= hours);
}

/** When the account was last signed in to, for a query over `officer`. */
export const lastSignedInAt = sql<Temporal.Instant | null>`(select max(a.at) from sign_in_attempt a
  where a.officer_id = officer.id and a.result = 'signed_in')`.mapWith(officer.addedAt);

/** The same rule for a query over `officer`. */
export const sleeps = (now: Temporal.Instant): SQL =>
  sql`greatest(officer.added_at, officer.awoken_at, ${lastSignedInAt}) <=
    ${now.subtract({ hours }).toString()}::timestamptz`;
