import type { Sql } from '../sql.ts';
import { asleep, demonstrationDomain } from './demo/domain.ts';

/**
 * Wakes the accounts of a demonstration that was left unused, or after sixty days nobody could get in. The one that
 * sleeps to show what that looks like goes on sleeping.
 */
export async function wakeDemonstration(sql: Sql, now: Temporal.Instant): Promise<void> {
  const longAgo = now.subtract({ hours: 24 * 30 });
  await sql`update officer set awoken_at = ${now.toString()}
    where email like ${`%@${demonstrationDomain}`} and email <> ${`${asleep}@${demonstrationDomain}`}
      and deactivated_at is null and greatest(added_at, awoken_at) < ${longAgo.toString()}
      and not exists (select 1 from sign_in_attempt a where a.officer_id = officer.id
        and a.result = 'signed_in' and a.at > ${longAgo.toString()})`;
}
