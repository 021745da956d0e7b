import type { Db } from '#db/client.ts';
import type { RegistrationId } from '#db/schema/registrations.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeRegistration, type ChangeRefusal } from './change.ts';
import { answerOffer } from './end.ts';
import { tell } from './messages.ts';
import { bumpSequence } from './registration.ts';

/** Takes the places that are held for a party. */
export function acceptOffer(
  db: Db,
  actor: Actor,
  id: RegistrationId,
  now: Temporal.Instant,
): Promise<Outcome<{ places: number }, ChangeRefusal | 'no offer'>> {
  return changeRegistration(db, id, {}, now, async (tx, _registration, locked) => {
    const offer = await answerOffer(tx, id, 'accepted', now);
    if (!offer) return refused('no offer');
    const placed = await bumpSequence(tx, id, { placedAt: now, partySize: offer.partySize });
    const fields = ['placed_at'];
    await record(tx, actor, { operation: 'alter', entity: 'event_registration', ids: [id], fields }, now);
    await tell(tx, 'event-registered', placed, locked, { diary: 'REQUEST' }, now);
    return done({ places: offer.partySize });
  });
}
