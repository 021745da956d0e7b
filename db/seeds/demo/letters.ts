import type { mailMessage } from '../../schema/mail.ts';
import { wholeDiary } from '#lib/training/bookings/invites.ts';
import {
  attendeeLetter,
  bookerLetter,
  comingFields,
  type Details,
  keepWords,
  partLetter,
  peopleLines,
} from '#lib/training/bookings/letters.ts';
import { sealedLink } from '#lib/mail/links.ts';
import type { TemplateName } from '#lib/mail/templates.ts';
import type { BookingRow, PlaceRow } from './ledger.ts';
import type { Session } from './sessions.ts';

/** A mail that a booking caused, with the booking as it stood then. */
export type Letter = {
  template: TemplateName;
  booking: BookingRow;
  session: Session;
  places: readonly PlaceRow[];
  at: Temporal.Instant;
  details?: Details;
};

type Message = typeof mailMessage.$inferInsert;

const diary: Partial<Record<TemplateName, 'REQUEST' | 'CANCEL'>> = {
  'booking-confirmed': 'REQUEST',
  'booking-changed': 'REQUEST',
  'booking-cancelled': 'CANCEL',
  'session-cancelled': 'CANCEL',
};
const toAttendees: Partial<Record<TemplateName, TemplateName>> = {
  'booking-confirmed': 'place-confirmed',
  'booking-cancelled': 'place-cancelled',
  'session-cancelled': 'place-cancelled',
  reminder: 'reminder',
};

/** Writes the mails of a letter, to the booker and to everybody who has an address, in the words of the real ones. */
export function messages(letter: Letter): Message[] {
  const { template, booking, places } = letter;
  const booker = { name: booking.bookerName, email: booking.bookerEmail };
  const forOthers = toAttendees[template];
  const others = places.flatMap(({ attendeeName: name, attendeeEmail: email }) =>
    forOthers && email && email !== booker.email ? [{ name: name ?? email, email }] : [],
  );
  return [
    ...message(letter, template, booker, template === 'reminder' ? reminder(letter) : toBooker(letter)),
    ...others.flatMap((to) =>
      message(
        letter,
        forOthers!,
        to,
        template === 'reminder' ? reminder(letter, to.name) : toOther(letter, to.name),
      ),
    ),
  ];
}

function message(
  { template: cause, booking, session, at }: Letter,
  template: TemplateName,
  to: { name: string; email: string },
  fields: object,
): Message[] {
  const method = diary[cause];
  const facts = factsOf(session);
  const [first, ...further] = method ? wholeDiary(booking, facts, to, method, at) : [];
  const shared = {
    toName: to.name,
    toEmail: to.email,
    entity: 'booking',
    entityId: booking.id,
    queuedAt: at,
  };
  const onePart = method === 'CANCEL' ? 'part-cancelled' : 'part-invite';
  return [
    { ...shared, template, fields, invite: first?.invite ?? null },
    ...further.map((change) => ({
      ...shared,
      template: onePart,
      fields: partLetter(booking, facts, change),
      invite: change.invite,
    })),
  ];
}

const factsOf = (session: Session) => ({
  session,
  course: session.course,
  site: session.site,
  parts: session.parts,
});

const held = (places: readonly PlaceRow[]) =>
  places.map(({ id, position, attendeeName: name, attendeeEmail: email }) => ({ id, position, name, email }));

const toBooker = ({ booking, session, places, at, details = {} }: Letter) =>
  bookerLetter(booking, factsOf(session), held(places), details, at);

const toOther = ({ booking, session, at, details = {} }: Letter, name: string) =>
  attendeeLetter(booking, factsOf(session), name, details, at);

function reminder({ booking, session, places, at }: Letter, attendee?: string) {
  const shared = {
    ...comingFields(factsOf(session), at),
    keepWords: keepWords(factsOf(session)),
    when: 'in 7 days',
  };
  return {
    ...shared,
    bookerName: booking.bookerName,
    name: attendee ?? booking.bookerName,
    people: attendee ? [] : peopleLines(held(places)),
    manageUrl: attendee ? null : sealedLink('/bookings/{key}', booking.keySealed),
  };
}
