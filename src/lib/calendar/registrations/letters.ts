import { date, dayParts, moment, ukDay } from '#lib/dates.ts';
import type { EventMails } from '#lib/mail/event-templates.ts';
import { type Link, openLink, sealedLink, type Stored } from '#lib/mail/links.ts';
import type { Sender } from '#lib/mail/queue.ts';
import { changesCloseAt } from './closing.ts';
import type { EventFacts } from './facts.ts';
import type { Registration } from './registration.ts';
import { hoursOf, hoursWords, placesWords, whereWords } from './words.ts';

export type EventMail = keyof EventMails;

/** What a verb adds to what the registration says itself. */
export type Details = {
  changes?: readonly string[];
  headline?: string;
  newsLines?: readonly string[];
  endedWords?: string;
  standingWords?: string;
  expiresAt?: Temporal.Instant;
  when?: string;
};

type UnionToIntersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void
  ? I
  : never;
type Everything = Stored<Omit<UnionToIntersection<EventMails[EventMail]>, Sender>>;

/** What, when and where, as a ticket shows it. */
export function ticketOf(facts: EventFacts) {
  const { weekday, day, month, year } = dayParts(facts.event.startsAt);
  return {
    courseTitle: facts.event.title,
    weekday,
    dayNumber: String(day),
    monthYear: `${month} ${year}`,
    time: hoursOf(facts.event),
    place: whereWords(facts),
    partLines: [],
  };
}

/** How people get in and take part, one line each. */
export function accessLines({ event, site }: EventFacts): string[] {
  if (event.mode === 'online') return event.accessNotes ? [event.accessNotes] : [];
  const { stepFree, hearingLoop, accessibleToilet, parking } = site ?? event;
  const known = [
    stepFree ? 'Step-free way in' : 'No step-free way in',
    hearingLoop && 'Hearing loop',
    accessibleToilet && 'Accessible toilet',
    parking && `Parking: ${parking}`,
    event.accessNotes,
  ];
  return known.filter((line): line is string => typeof line === 'string' && line !== '');
}

/** The day on which the registrations of an event are erased. */
export const erasedOn = ({ event, keptFor }: EventFacts): Temporal.PlainDate =>
  ukDay(event.endsAt).add(Temporal.Duration.from(keptFor));

const manageLink = ({ keySealed }: Registration, page = ''): Link =>
  sealedLink(`/registrations/{key}${page}`, keySealed);

/** All that a mail to somebody who registered can say; each template takes what it needs. */
export function letterTo(registration: Registration, facts: EventFacts, details: Details): Everything {
  const { event } = facts;
  return {
    ...ticketOf(facts),
    keepWords: `We erase this registration on ${date(erasedOn(facts))}.`,
    reference: registration.reference,
    placesWords: placesWords(registration.partySize),
    accessLines: accessLines(facts),
    joiningUrl: event.onlineLink && event.mode !== 'in_person' ? openLink(event.onlineLink) : null,
    changeUntil: moment(changesCloseAt(event)),
    changes: details.changes ?? [],
    headline: details.headline ?? '',
    newsLines: details.newsLines ?? [],
    endedWords: details.endedWords ?? '',
    standingWords: details.standingWords ?? '',
    holdWords: hoursWords(event.offerHours),
    offerUntil: details.expiresAt ? moment(details.expiresAt) : '',
    when: details.when ?? '',
    manageUrl: manageLink(registration),
    offerUrl: manageLink(registration, '/offer'),
    eventUrl: openLink(`${event.visibility === 'partners' ? '/partner' : ''}/events/${event.slug}`),
  };
}
