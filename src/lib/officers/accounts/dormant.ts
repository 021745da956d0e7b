import { and, isNull, sql, type SQL } from 'drizzle-orm';
import { officer } from '#db/schema/officers.ts';
import { signInAttempt } from '#db/schema/sign-ins.ts';

/** After so many days without a sign-in an account sleeps until an administrator wakes it. */
export const dormantAfterDays = 60;

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
export const lastSignedInAt = sql`(
  select max(${signInAttempt.at}) from ${signInAttempt}
  where ${signInAttempt.officerId} = ${officer.id} and ${signInAttempt.result} = 'signed_in')`;

/** The same rule for a query over `officer`; a closed account does not sleep as well. */
export const sleeps = (now: Temporal.Instant): SQL | undefined =>
  and(
    isNull(officer.deactivatedAt),
    sql`greatest(${officer.addedAt}, ${officer.awokenAt}, ${lastSignedInAt}) <=
      ${now.subtract({ hours }).toString()}::timestamptz`,
  );
