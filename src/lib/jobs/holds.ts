import { and, gte, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { RetentionCode } from '#db/schema/keeping.ts';
import { legalHold } from '#db/schema/privacy.ts';
import { ukDay } from '#lib/dates.ts';

/**
 * Says of each retention rule whether a legal hold stops it: one that was not lifted and whose last day has not passed.
 * A hold without rules stops every rule.
 */
export async function heldNow(db: Db, now: Temporal.Instant): Promise<(rule: RetentionCode) => boolean> {
  const holds = await db
    .select({ rules: legalHold.rules })
    .from(legalHold)
    .where(and(isNull(legalHold.liftedAt), gte(legalHold.endsOn, ukDay(now))));
  return (rule) => holds.some(({ rules }) => rules.length === 0 || rules.includes(rule));
}
