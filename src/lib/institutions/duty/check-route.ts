import type { Db } from '#db/client.ts';
import { referralRouteCheck, type RouteAnswer } from '#db/schema/duty.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { reckonSome } from './reckon.ts';
import { recordsOf } from './records-of.ts';

/** What was found when the way of passing on a concern was looked at with an institution, and when. */
export type RouteCheck = { answer: RouteAnswer; checkedOn: Temporal.PlainDate };

/** Records that an institution's referral route was looked at; earlier checks stay. */
export function checkRoute(
  db: Db,
  officer: Officer,
  institutionId: InstitutionId,
  found: RouteCheck,
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such institution'>> {
  return db.transaction(async (tx) => {
    if ((await recordsOf(tx, institutionId)).length === 0) return refused('no such institution');
    const [made] = await tx
      .insert(referralRouteCheck)
      .values({ ...found, institutionId, checkedBy: officer.id, recordedAt: now })
      .returning({ id: referralRouteCheck.id });
    await reckonSome(tx, [institutionId], now);
    await record(tx, officer, { operation: 'collect', entity: 'referral_route_check', ids: [made!.id] }, now);
    return done(null);
  });
}
