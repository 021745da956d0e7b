import type { Db } from '#db/client.ts';
import { together } from '#db/together.ts';
import { type Message, queueMail } from '#lib/mail/queue.ts';
import type { Booking } from './history.ts';
import { inviteFor } from './invites.ts';
import { attendeeLetter, bookerLetter, type Details } from './letters.ts';
import type { Person } from './places.ts';
import { heldPlaces, type SessionFacts, sessionFacts } from './ticket.ts';

/** A booking with its session and its people, as the transaction will leave them. */
export type Standing = { booking: Booking; facts: SessionFacts; places: readonly Person[] };

export type BookerMail =
  | 'booking-confirmed'
  | 'booking-changed'
  | 'booking-cancelled'
  | 'session-cancelled'
  | 'waiting-list-joined'
  | 'place-offered'
  | 'offer-expired'
  | 'waiting-list-left';

export type AttendeeMail = 'place-confirmed' | 'place-changed' | 'place-cancelled';

/** What the mail's invite does to the reader's diary; mails that are not named leave it alone. */
const diary: Partial<Record<BookerMail | AttendeeMail, 'REQUEST' | 'CANCEL'>> = {
  'booking-confirmed': 'REQUEST',
  'booking-changed': 'REQUEST',
  'booking-cancelled': 'CANCEL',
  'session-cancelled': 'CANCEL',
  'place-confirmed': 'REQUEST',
  'place-changed': 'REQUEST',
  'place-cancelled': 'CANCEL',
};

/** Queues a mail to whoever booked, in the words of the booking as it stands in the transaction. */
export async function tellBooker(
  tx: Db,
  template: BookerMail,
  booking: Booking,
  details: Details,
  now: Temporal.Instant,
): Promise<void> {
  const [facts, places] = await Promise.all([
    sessionFacts(tx, booking.sessionId),
    heldPlaces(tx, booking.id),
  ]);
  await writeToBooker(tx, template, { booking, facts, places }, details, now);
}

/** The same for a verb that knows how its booking stands. */
export async function writeToBooker(
  tx: Db,
  template: BookerMail,
  { booking, facts, places }: Standing,
  details: Details,
  now: Temporal.Instant,
): Promise<void> {
  const to = { name: booking.bookerName, email: booking.bookerEmail };
  const method = details.hadPlaces === false ? undefined : diary[template];
  const message = {
    template,
    to,
    fields: bookerLetter(booking, facts, places, details),
    ...(method && { invite: inviteFor(booking, facts, to, method, now) }),
    about: { entity: 'booking', id: booking.id },
  };
  await queueMail(tx, message as Message<BookerMail>, now);
}

/** Queues a mail to each person of a booking who has an address of their own, other than the booker's. */
export async function tellAttendees(
  tx: Db,
  template: AttendeeMail,
  booking: Booking,
  people: readonly Person[],
  details: Details,
  now: Temporal.Instant,
): Promise<void> {
  if (othersOf(booking, people).length === 0) return;
  const facts = await sessionFacts(tx, booking.sessionId);
  await writeToAttendees(tx, template, { booking, facts, places: people }, details, now);
}

/** The same for a verb that knows how its booking stands. */
export async function writeToAttendees(
  tx: Db,
  template: AttendeeMail,
  { booking, facts, places }: Standing,
  details: Details,
  now: Temporal.Instant,
): Promise<void> {
  const letters = othersOf(booking, places).map((to) => ({
    template,
    to,
    fields: attendeeLetter(booking, facts, to.name, details),
    invite: inviteFor(booking, facts, to, diary[template] ?? 'REQUEST', now),
    about: { entity: 'booking', id: booking.id },
  }));
  await together(letters.map((letter) => queueMail(tx, letter as Message<AttendeeMail>, now)));
}

const othersOf = (booking: Booking, people: readonly Person[]) =>
  people.flatMap(({ name, email }) =>
    email && email.toLowerCase() !== booking.bookerEmail.toLowerCase()
      ? [{ name: name ?? email, email }]
      : [],
  );
