import { type Link, openLink, sealedLink, type Stored } from '#lib/mail/links.ts';
import type { Sender } from '#lib/mail/queue.ts';
import type { MailFields } from '#lib/mail/templates.ts';
import { day, dayParts, moment, timeRange, ukDay } from '#lib/dates.ts';
import { tentativeWords } from '../decisions/tentative.ts';
import { joiningLines } from '../joining/due.ts';
import { firstSitting, sittingsOf } from '../parts/sittings.ts';
import { partWords, sittingWords } from '../parts/words.ts';
import { minutesOf } from '../sessions/length.ts';
import { durationWords, hoursWords, placesWords, placeWords } from '../words.ts';
import type { Booking } from './history.ts';
import type { DiaryChange } from './invites.ts';
import type { AttendeeMail, BookerMail } from './messages.ts';
import type { Person } from './places.ts';
import type { HeldPlace, SessionFacts } from './ticket.ts';

/** What a verb adds to what the booking says itself. */
export type Details = {
  /** Places that were offered, lapsed, declined or given back; otherwise those that the booking holds. */
  places?: number;
  changes?: readonly string[];
  reason?: string;
  expiresAt?: Temporal.Instant;
  left?: string;
  /** False when nothing stands in the reader's diary: the mail then carries no invite. */
  hadPlaces?: boolean;
  /** The session as it stands in diaries, where that is not as it is now. */
  was?: SessionFacts;
};

type Everything<Name extends BookerMail | AttendeeMail | 'reminder'> = Stored<
  Omit<UnionToIntersection<MailFields[Name]>, Sender>
>;
type UnionToIntersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

/** When and where, as a ticket shows it. */
function ticketFields(facts: SessionFacts) {
  const { session, course, site, parts } = facts;
  const first = firstSitting({ ...session, parts });
  return {
    courseTitle: course.title,
    ...whenFields(first),
    place: placeWords({
      mode: session.mode,
      site: parts[0]?.site ?? site,
      venueWords: session.venueWords,
    }),
    partLines: parts.length > 0 ? partLines(facts) : [],
  };
}

function whenFields({ startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }) {
  const { weekday, day: dayNumber, month, year } = dayParts(startsAt);
  return {
    weekday,
    dayNumber: String(dayNumber),
    monthYear: `${month} ${year}`,
    time: timeRange(startsAt, endsAt),
  };
}

/** "Part 2 of 3: Thursday 10 December 2026, 10am to 11:30am", with the place where it is another. */
const partLines = ({ session, site, parts }: SessionFacts): string[] =>
  sittingsOf(session, site, parts).map((sitting) => {
    const isElsewhere = session.mode === 'in_person' && sitting.site?.id !== site?.id;
    const where = isElsewhere ? `, ${placeWords({ mode: session.mode, site: sitting.site })}` : '';
    return `${partWords(sitting)}: ${sittingWords(sitting)}${where}`;
  });

/** What a short mail says about one part, whose invite it carries. */
export function partLetter(booking: Booking, facts: SessionFacts, { sitting, invite }: DiaryChange) {
  return {
    name: invite.attendee.name,
    bookerName: booking.bookerName,
    courseTitle: facts.course.title,
    partWords: partWords(sitting),
    partLines: [],
    ...whenFields(sitting),
    place: placeWords({ mode: facts.session.mode, site: sitting.site }),
    keepWords: keepWords(facts),
  };
}

/** What somebody needs to know to come. */
export function comingFields(facts: SessionFacts, now: Temporal.Instant) {
  const { session, course } = facts;
  return {
    ...ticketFields(facts),
    duration: facts.parts.length > 0 ? `${facts.parts.length} parts` : durationWords(minutesOf(session)),
    trainerRole: session.trainers,
    accessWords: session.access,
    bringWords: course.bring,
    tentativeWords: tentativeWords(session),
    joiningLines: joiningLines(session, now),
    joiningWords: session.joiningLink ? 'Join from 10 minutes before the start.' : null,
    joiningUrl: session.joiningLink ? openLink(session.joiningLink) : null,
  };
}

/** One line for each person, and one for the places that have no name yet. */
export function peopleLines(places: readonly Pick<HeldPlace, 'name'>[]): string[] {
  const named = places.flatMap(({ name }) => (name ? [name] : []));
  const unnamed = places.length - named.length;
  return unnamed > 0 ? [...named, `${placesWords(unnamed)} with no name yet`] : named;
}

/** The people of a booking who have an address of their own, other than the booker's. */
export const othersOf = (
  { bookerEmail }: Pick<Booking, 'bookerEmail'>,
  people: readonly Person[],
): { name: string; email: string }[] =>
  people.flatMap(({ name, email }) =>
    email && email.toLowerCase() !== bookerEmail.toLowerCase() ? [{ name: name ?? email, email }] : [],
  );

/** Until when the booking is kept, for the foot of a mail. */
export const keepWords = (facts: SessionFacts): string =>
  `We keep this booking until ${day(ukDay(facts.session.endsAt).add({ years: 3 }))}, then take the names off it.`;

// Whoever has a booking was invited.
const sessionPath = ({ session: { reference, invitationCode } }: SessionFacts): string =>
  `/training/sessions/${reference}${invitationCode ? `?code=${invitationCode}` : ''}`;

const manageLink = (booking: Booking, page = ''): Link =>
  sealedLink(`/bookings/{key}${page}`, booking.keySealed);

/** All that a mail to the booker can say; each template takes what it needs. */
export function bookerLetter(
  booking: Booking,
  facts: SessionFacts,
  places: readonly Pick<HeldPlace, 'name'>[],
  details: Details,
  now: Temporal.Instant,
): Everything<BookerMail> {
  return {
    ...comingFields(facts, now),
    keepWords: keepWords(facts),
    bookerName: booking.bookerName,
    organisation: booking.organisation,
    reference: booking.reference,
    placesWords: placesWords(details.places ?? places.length),
    people: peopleLines(places),
    changeUntil: moment(facts.session.changesCloseAt),
    changes: details.changes ?? [],
    reasonWords: details.reason ?? '',
    holdWords: hoursWords(facts.session.offerHours),
    offerUntil: details.expiresAt ? moment(details.expiresAt) : '',
    leftWords: details.left ?? '',
    manageUrl: manageLink(booking),
    offerUrl: manageLink(booking, '/offer'),
    sessionUrl: openLink(sessionPath(facts)),
    otherDatesUrl: openLink(`/training/${facts.course.slug}`),
  };
}

/** All that a mail to a person whom somebody else booked can say. */
export function attendeeLetter(
  booking: Booking,
  facts: SessionFacts,
  attendeeName: string,
  details: Details,
  now: Temporal.Instant,
): Everything<AttendeeMail> {
  return {
    ...comingFields(facts, now),
    keepWords: keepWords(facts),
    attendeeName,
    bookerName: booking.bookerName,
    organisation: booking.organisation,
    changes: details.changes ?? [],
    reasonWords: details.reason ?? null,
    otherDatesUrl: openLink(`/training/${facts.course.slug}`),
  };
}
