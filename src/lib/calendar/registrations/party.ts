import type { Db } from '#db/client.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { eventOffer, type RegistrationId } from '#db/schema/registrations.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { placesLeft } from '#lib/places/left.ts';
import { changeRegistration, type ChangeRefusal, type Seen } from './change.ts';
import { type LockedEvent, readLocked } from './lock.ts';
import { tell } from './messages.ts';
import { offerPlaces } from './offer.ts';
import { bumpSequence, type Registration } from './registration.ts';
import { placesWords } from './words.ts';

export type PartyRefusal = ChangeRefusal | 'too many' | 'full' | 'answer first' | 'no change';

/**
 * Changes how many come. What is given back goes to those who wait; more than there is room for is refused. Who waits
 * keeps their turn, but answers an open offer first.
 */
export function changeParty(
  db: Db,
  actor: Actor,
  id: RegistrationId,
  to: Seen & { partySize: number },
  now: Temporal.Instant,
): Promise<Outcome<{ places: number }, PartyRefusal>> {
  return changeRegistration(db, id, to, now, async (tx, registration, locked) => {
    const refusal = await unfit(tx, registration, locked, to.partySize);
    if (refusal) return refused(refusal);
    const changed = await bumpSequence(tx, id, { partySize: to.partySize });
    const fields = ['party_size'];
    await record(tx, actor, { operation: 'alter', entity: 'event_registration', ids: [id], fields }, now);
    if (changed.placedAt) await tellChanged(tx, registration, changed, locked, now);
    await offerPlaces(tx, await readLocked(tx, registration.eventId), now);
    return done({ places: to.partySize });
  });
}

async function unfit(
  tx: Db,
  { id, partySize, placedAt }: Registration,
  locked: LockedEvent,
  wanted: number,
): Promise<Exclude<PartyRefusal, ChangeRefusal> | null> {
  if (wanted === partySize) return 'no change';
  if (wanted > locked.event.partyLimit) return 'too many';
  const open = and(eq(eventOffer.registrationId, id), isNull(eventOffer.answeredAt));
  if (!placedAt) return (await tx.$count(eventOffer, open)) > 0 ? 'answer first' : null;
  return wanted - partySize > placesLeft({ ...locked, capacity: locked.event.capacity }) ? 'full' : null;
}

const tellChanged = (
  tx: Db,
  was: Registration,
  is: Registration,
  locked: LockedEvent,
  now: Temporal.Instant,
): Promise<void> => {
  const changes = [`${placesWords(is.partySize)}, was ${was.partySize}`];
  return tell(tx, 'event-registration-changed', is, locked, { changes, diary: 'REQUEST' }, now);
};
