import type { Db } from '#db/client.ts';
import { institutionOf } from '#lib/impact/surge/institution-of.ts';
import type { OfCall } from '#lib/impact/surge/lock-call.ts';
import { ukDay } from '#lib/dates.ts';
import { placesToRing } from '#lib/institutions/to-reassure.ts';

/** Whether the institution of a call is content to hear from us now; one that is not there is for the verb to refuse. */
export async function mayBeRung(db: Db, of: OfCall, now: Temporal.Instant): Promise<boolean> {
  const id = await institutionOf(db, of);
  const [place] = id ? await placesToRing(db, [id], ukDay(now)) : [];
  return !place || place.state === 'open';
}
