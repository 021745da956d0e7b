import type { Db } from '#db/client.ts';
import { together } from '#db/together.ts';
import { type Message, queueMail } from '#lib/mail/queue.ts';
import type { Booking } from './history.ts';
import { joiningLines } from '../joining/due.ts';
import { markSent } from '../joining/sent.ts';
import { changedDiary, type DiaryChange, wholeDiary } from './invites.ts';
import { attendeeLetter, bookerLetter, type Details, othersOf, partLetter } from './letters.ts';
import type { Person } from './places.ts';
import { heldPlaces, type SessionFacts, sessionFacts } from './ticket.ts';

/** A booking with its session and its people, as the transaction will leave them. */
export type Standing = { booking: Booking; facts: SessionFacts; places: readonly Person[] };

export type BookerMail =
  | 'booking-confirmed'
  | 'booking-changed'
  | 'booking-cancelled'
  | 'session-cancelled'
  | 'session-confirmed'
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

/** Mails to people whose diary holds nothing of this session yet: they bring every part of it. */
const newcomers: ReadonlySet<string> = new Set(['booking-confirmed', 'place-confirmed']);

/**
 * What happens in one person's diary: everything comes or goes, or what differs from before does. A change that
 * leaves every date as it is renews the first.
 */
function diaryOf(
  template: BookerMail | AttendeeMail,
  { booking, facts }: Standing,
  details: Details,
  to: { name: string; email: string },
  now: Temporal.Instant,
): DiaryChange[] {
  const method = details.hadPlaces === false ? undefined : diary[template];
  if (!method) return [];
  const whole = wholeDiary(booking, facts, to, method, now);
  if (method === 'CANCEL' || newcomers.has(template)) return whole;
  const changed = details.was ? changedDiary(booking, details.was, facts, to, now) : [];
  return changed.length > 0 ? changed : whole.slice(0, 1);
}

/** A message with its first invite; each further one has a short mail of its own, since a mail can carry only one. */
async function post(
  tx: Db,
  message: Message<BookerMail> | Message<AttendeeMail>,
  { booking, facts }: Standing,
  [first, ...further]: readonly DiaryChange[],
  now: Temporal.Instant,
): Promise<void> {
  const { to, about } = message;
  const others = further.map((change) => ({
    template: change.invite.method === 'CANCEL' ? ('part-cancelled' as const) : ('part-invite' as const),
    to,
    fields: partLetter(booking, facts, change),
    invite: change.invite,
    about,
  }));
  await together([
    queueMail(tx, { ...message, ...(first && { invite: first.invite }) } as Message<BookerMail>, now),
    ...others.map((one) => queueMail(tx, one, now)),
  ]);
}

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
  standing: Standing,
  details: Details,
  now: Temporal.Instant,
): Promise<void> {
  const { booking, facts, places } = standing;
  const to = { name: booking.bookerName, email: booking.bookerEmail };
  const message = {
    template,
    to,
    fields: bookerLetter(booking, facts, places, details, now),
    about: { entity: 'booking', id: booking.id },
  };
  const hasJoining = places.length > 0 && coming.has(template) && joiningLines(facts.session, now).length > 0;
  await together([
    post(tx, message as Message<BookerMail>, standing, diaryOf(template, standing, details, to, now), now),
    ...(hasJoining ? [markSent(tx, booking, now)] : []),
  ]);
}

/** Mails that say what somebody needs to know to come, and so hold the joining instructions once they are due. */
const coming: ReadonlySet<string> = new Set(['booking-confirmed', 'booking-changed', 'session-confirmed']);

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
  standing: Standing,
  details: Details,
  now: Temporal.Instant,
): Promise<void> {
  const { booking, facts, places } = standing;
  const letters = othersOf(booking, places).map((to) => ({
    template,
    to,
    fields: attendeeLetter(booking, facts, to.name, details, now),
    about: { entity: 'booking', id: booking.id },
  }));
  const sent = letters.map((letter) =>
    post(
      tx,
      letter as Message<AttendeeMail>,
      standing,
      diaryOf(template, standing, details, letter.to, now),
      now,
    ),
  );
  await together(sent);
}
