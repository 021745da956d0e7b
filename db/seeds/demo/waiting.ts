import type { EntryId } from '../../schema/waiting-list.ts';
import type { Booker } from './bookers.ts';
import { type Desk, open, seat } from './bookings.ts';
import type { BookingRow, EntryRow } from './ledger.ts';
import type { Session } from './sessions.ts';

type Turn = { row: BookingRow; entry: EntryRow };
type Instant = Temporal.Instant;

/** Joins the queue of a full session. */
export function wait(desk: Desk, session: Session, booker: Booker, partySize: number, at: Instant): Turn {
  const { ledger } = desk;
  const row = open(desk, session, booker, at);
  const entry: EntryRow = {
    id: crypto.randomUUID() as EntryId,
    bookingId: row.id,
    sessionId: session.id,
    partySize,
    joinedAt: at,
    rank: at.epochMilliseconds / 1000,
    closedAt: null,
    closedAs: null,
  };
  ledger.entries.push(entry);
  const change = { bookingId: row.id, at, places: partySize };
  ledger.changes.push({ ...change, kind: 'joined_waiting_list', actorKind: 'public' });
  const details = { places: partySize };
  ledger.letters.push({
    template: 'waiting-list-joined',
    booking: { ...row },
    session,
    places: [],
    at,
    details,
  });
  return { row, entry };
}

/** Offers the places that came free to whoever waits; `answeredAt` is when the offer was taken, if it was. */
export function offer(
  desk: Desk,
  session: Session,
  { row, entry }: Turn,
  at: Instant,
  answeredAt: Instant | null,
): void {
  const { ledger } = desk;
  const { partySize } = entry;
  const expiresAt = at.add({ hours: session.offerHours });
  const answer = answeredAt && 'accepted';
  const held = { entryId: entry.id, sessionId: session.id, partySize };
  ledger.offers.push({ ...held, offeredAt: at, expiresAt, answeredAt, answer });
  ledger.changes.push({ bookingId: row.id, kind: 'offered', at, actorKind: 'system', places: partySize });
  const letter = { template: 'place-offered', booking: { ...row }, session, places: [], at } as const;
  ledger.letters.push({ ...letter, details: { places: partySize, expiresAt } });
}

/** Takes the places of an offer: the booking has them from then on. */
export function accept(desk: Desk, session: Session, turn: Turn, booker: Booker, at: Instant): void {
  const { row, entry } = turn;
  const { ledger } = desk;
  Object.assign(entry, { closedAt: at, closedAs: 'placed' });
  row.sequence += 1;
  const places = seat(desk, row, booker, entry.partySize);
  const change = { bookingId: row.id, at, actorKind: 'booker', places: entry.partySize };
  ledger.changes.push({ ...change, kind: 'offer_accepted' });
  ledger.letters.push({ template: 'booking-confirmed', booking: { ...row }, session, places, at });
}
