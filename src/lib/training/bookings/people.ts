import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { bookingPlace, type BookingId, type PlaceId } from '#db/schema/bookings.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { placesLeft } from '#lib/places/left.ts';
import { placesAllowed } from '../sessions/allowance.ts';
import { offerPlaces } from '../waiting-list/offer.ts';
import { changeBooking, type ChangeRefusal } from './change.ts';
import { bumpSequence, note } from './history.ts';
import { tellAttendees, tellBooker } from './messages.ts';
import { comparePeople, type PeopleChange } from './people-change.ts';
import { addPlaces, type Person, releasePlaces } from './places.ts';
import { type HeldPlace, heldPlaces } from './ticket.ts';

/** Somebody in the new list: with the place they have already, or without for a new one. */
export type ListedPerson = Person & { placeId: PlaceId | null };

export type PeopleRefusal =
  ChangeRefusal | 'full' | 'over share' | 'too many for one booking' | 'nobody left' | 'nothing changed';

/**
 * Makes the people of a booking those of the list: names and emails changed, places given back, places added.
 *
 * All or nothing. Refuses an empty list: that is a cancellation.
 */
export function changePeople(
  db: Db,
  actor: Actor,
  id: BookingId,
  details: { sequence: number; people: readonly ListedPerson[] },
  now: Temporal.Instant,
): Promise<Outcome<PeopleChange, PeopleRefusal>> {
  return changeBooking(db, id, { sequence: details.sequence }, now, async ({ tx, booking, session }) => {
    const before = await heldPlaces(tx, id);
    const change = comparePeople(before, details.people);
    if (!change) return refused('changed meanwhile');
    if (details.people.length === 0) return refused('nobody left');
    const more = change.added.length - change.givenBack.length;
    if (more > placesLeft(session)) return refused('full');
    if (more > 0 && more > (await placesAllowed(tx, session, booking, now))) return refused('over share');
    if (more > 0 && details.people.length > session.placesPerBooking)
      return refused('too many for one booking');
    if (change.words.length === 0) return refused('nothing changed');
    await apply(tx, booking, change, now);
    await tell(tx, id, before, change, now);
    await write(tx, actor, id, change, now);
    await offerPlaces(tx, { ...session, taken: session.taken + more }, now);
    return done(change);
  });
}

async function apply(
  tx: Db,
  booking: Parameters<typeof addPlaces>[1],
  change: PeopleChange,
  now: Temporal.Instant,
): Promise<void> {
  await releasePlaces(
    tx,
    change.givenBack.map((place) => place.id),
    now,
  );
  for (const { id, name, email, roleCode } of change.altered)
    await tx
      .update(bookingPlace)
      .set({
        attendeeName: name,
        attendeeEmail: email,
        ...(roleCode === undefined ? {} : { attendeeRoleCode: roleCode }),
      })
      .where(eq(bookingPlace.id, id));
  await addPlaces(tx, booking, change.added);
}

/** Tells the booker what changed, whoever is new that they have a place, whoever went that they have none. */
async function tell(
  tx: Db,
  id: BookingId,
  before: readonly HeldPlace[],
  change: PeopleChange,
  now: Temporal.Instant,
): Promise<void> {
  const booking = await bumpSequence(tx, id);
  const after = await heldPlaces(tx, id);
  const address = ({ email }: Person) => email?.toLowerCase() ?? null;
  const [had, has] = [new Set(before.map(address)), new Set(after.map(address))];
  await tellBooker(tx, 'booking-changed', booking, { changes: change.words }, now);
  await tellAttendees(
    tx,
    'place-confirmed',
    booking,
    after.filter((one) => !had.has(address(one))),
    {},
    now,
  );
  await tellAttendees(
    tx,
    'place-cancelled',
    booking,
    before.filter((one) => !has.has(address(one))),
    {},
    now,
  );
}

async function write(
  tx: Db,
  actor: Actor,
  id: BookingId,
  change: PeopleChange,
  now: Temporal.Instant,
): Promise<void> {
  const { added, givenBack, altered } = change;
  if (added.length > 0) await note(tx, actor, id, { kind: 'places_added', places: added.length }, now);
  if (givenBack.length > 0)
    await note(tx, actor, id, { kind: 'places_given_back', places: givenBack.length }, now);
  if (altered.length > 0)
    await note(tx, actor, id, { kind: 'attendees_changed', places: altered.length }, now);
  await record(tx, actor, { operation: 'alter', entity: 'booking', ids: [id], fields: ['attendees'] }, now);
}
