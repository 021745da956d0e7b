import type { BookingId, PlaceId } from '../../schema/bookings.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { newReference } from '#lib/keys/reference.ts';
import { ukDay } from '#lib/dates.ts';
import { type Booker, domainOf, mailbox } from './bookers.ts';
import type { Chance } from './chance.ts';
import type { BookingRow, Ledger, PlaceRow } from './ledger.ts';
import { momentBetween } from './moments.ts';
import { aName } from './names.ts';
import { roleOf } from './roles.ts';
import type { Session } from './sessions.ts';

/** What a booking is made with: where it is written, by what chance, under which secret. */
export type Desk = { ledger: Ledger; chance: Chance; secret: string; now: Temporal.Instant };

const needs = [
  'British Sign Language interpreter for person 2',
  'Large print, 18 point',
  'A seat near the front, for lip reading',
  'Step-free way from the car park',
  'Slides a day before, to use with a screen reader',
  'A short break every half hour',
];

/** Writes a booking down without places: they, or a turn in the queue, follow. */
export function open(desk: Desk, session: Session, booker: Booker, at: Temporal.Instant): BookingRow {
  const key = makeKey(desk.secret);
  const { institution } = booker;
  const row: BookingRow = {
    id: crypto.randomUUID() as BookingId,
    reference: newReference('B'),
    sessionId: session.id,
    keyHash: key.hash,
    keySealed: key.sealed,
    formToken: crypto.randomUUID(),
    organisation: institution.name,
    institutionId: institution.id,
    institutionTypeCode: institution.typeCode,
    postcode: institution.postcode ?? '',
    bookerName: booker.name,
    bookerEmail: booker.email,
    bookerPhone: booker.phone,
    bookerRole: booker.role,
    bookedAt: at,
    declaredAt: session.course.prerequisites.length > 0 ? at : null,
    sequence: 0,
    cancelledAt: null,
    cancelledBy: null,
    cancelReason: null,
  };
  desk.ledger.bookings.push(row);
  return row;
}

/** Books places for a party, and tells everybody who has an address. */
export function book(
  desk: Desk,
  session: Session,
  booker: Booker,
  party: number,
  at: Temporal.Instant,
): { row: BookingRow; places: PlaceRow[] } {
  const { ledger } = desk;
  const row = open(desk, session, booker, at);
  const places = seat(desk, row, booker, party);
  ledger.changes.push({ bookingId: row.id, kind: 'booked', at, actorKind: 'public', places: party });
  ledger.letters.push({
    template: 'booking-confirmed',
    booking: { ...row },
    session,
    places: copied(places),
    at,
  });
  ask(desk, session, row, at);
  return { row, places };
}

/** Places as they are now: a letter keeps its words when the booking changes later. */
export const copied = (places: readonly PlaceRow[]): PlaceRow[] => places.map((place) => ({ ...place }));

/** Gives a booking places: the booker often comes too, and some names are still to follow. */
export function seat({ ledger, chance }: Desk, row: BookingRow, booker: Booker, party: number): PlaceRow[] {
  const comes = chance.next() < 0.6;
  const places = Array.from({ length: party }, (_, index): PlaceRow => {
    const isBooker = comes && index === 0;
    const name = isBooker ? booker.name : chance.next() < 0.88 ? aName(chance) : null;
    const address = isBooker ? booker.email : name && `${mailbox(name)}@${domainOf(booker.institution)}`;
    const id = crypto.randomUUID() as PlaceId;
    const email = isBooker || chance.next() < 0.5 ? address : null;
    const whose = { bookingId: row.id, sessionId: row.sessionId, position: index + 1 };
    return {
      id,
      ...whose,
      attendeeName: name,
      attendeeEmail: email,
      attendeeRoleCode: roleOf(booker, { isBooker, position: index, name }),
      releasedAt: null,
    };
  });
  ledger.places.push(...places);
  return places;
}

// Access needs are kept for 30 days after the session: in the older ones there is nothing left to see.
function ask({ ledger, chance, now }: Desk, session: Session, row: BookingRow, at: Temporal.Instant): void {
  const deleteOn = ukDay(session.endsAt).add({ days: 30 });
  if (chance.next() > 0.12 || Temporal.PlainDate.compare(deleteOn, ukDay(now)) <= 0) return;
  ledger.needs.push({ bookingId: row.id, need: chance.pick(needs), recordedAt: at, deleteOn });
}

/** Somebody else comes in place of the last person of a booking. */
export function rename(
  { ledger, chance, now }: Desk,
  session: Session,
  row: BookingRow,
  places: PlaceRow[],
): void {
  const last = places.at(-1);
  const until = Temporal.Instant.compare(session.changesCloseAt, now) < 0 ? session.changesCloseAt : now;
  if (!last?.attendeeName || Temporal.Instant.compare(row.bookedAt, until) >= 0) return;
  const before = last.attendeeName;
  last.attendeeName = aName(chance);
  last.attendeeEmail = null;
  row.sequence += 1;
  const at = momentBetween(row.bookedAt, until, chance);
  ledger.changes.push({ bookingId: row.id, kind: 'attendees_changed', at, actorKind: 'booker' });
  const changes = [`${last.attendeeName}, in place of ${before}`];
  const letter = {
    template: 'booking-changed',
    booking: { ...row },
    session,
    places: copied(places),
    at,
  } as const;
  ledger.letters.push({ ...letter, details: { changes } });
}
