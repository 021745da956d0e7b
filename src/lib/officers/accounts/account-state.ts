import { type SQL, sql } from 'drizzle-orm';
import { lastSignedInAt, sleeps } from './dormant.ts';

export const accountStates = ['active', 'invited', 'dormant', 'closed'] as const;
/** Where an account stands: invited is one that nobody has taken up yet. */
export type AccountState = (typeof accountStates)[number];

/** The state of an account, for a query over `officer`. */
export const stateAt = (now: Temporal.Instant): SQL<AccountState> =>
  sql<AccountState>`case
    when officer.deactivated_at is not null then 'closed'
    when officer.password_hash is null and ${lastSignedInAt} is null then 'invited'
    when ${sleeps(now)} then 'dormant'
    else 'active' end`;
