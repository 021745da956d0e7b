import { openLink, sealedLink, type Stored } from '#lib/mail/links.ts';
import type { Sender } from '#lib/mail/queue.ts';
import type { MailFields } from '#lib/mail/templates.ts';
import { day, moment } from '#lib/dates.ts';
import { comingFields } from '../bookings/letters.ts';
import type { SessionFacts } from '../bookings/ticket.ts';
import type { WantedDate } from './ask.ts';
import { dayPartWords } from './choices.ts';
import type { HeldDate } from './offers.ts';
import type { TrainingRequest } from './steps.ts';
import { heldWords } from './words.ts';

export type RequestMail = Extract<keyof MailFields, `request-${string}` | `dates-${string}`>;

/** What a verb adds to what the request says itself. */
export type Details = {
  wanted?: readonly WantedDate[];
  held?: readonly Pick<HeldDate, 'startsAt' | 'endsAt' | 'expiresAt'>[];
  changes?: readonly string[];
  reason?: string;
  /** "in 7 days" */
  when?: string;
  facts?: SessionFacts;
};

type Course = { title: string; slug: string };
type Everything = Stored<Omit<UnionToIntersection<MailFields[RequestMail]>, Sender>>;
type UnionToIntersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

const keepWords =
  'We keep your request for 3 years after it is closed, then take your name and details off it.';

/** "Thursday 3 December 2026, morning" */
export const wantedWords = ({ on, dayPart }: WantedDate): string =>
  `${day(on)}, ${dayPartWords[dayPart].toLowerCase()}`;

/** All that a mail to the contact of a request can say; each template takes what it needs. */
export function requestLetter(
  request: TrainingRequest,
  course: Course,
  details: Details,
  now: Temporal.Instant,
): Partial<Everything> {
  const link = (page = '') => sealedLink(`/training/requests/{key}${page}`, request.keySealed);
  const { facts, held = [] } = details;
  return {
    ...(facts && comingFields(facts, now)),
    keepWords,
    contactName: request.contactName,
    reference: request.reference,
    organisation: request.organisation,
    courseTitle: course.title,
    answerBy: day(request.answerBy),
    wanted: (details.wanted ?? []).map(wantedWords),
    offered: held.map(heldWords),
    offerUntil: held[0] ? moment(held[0].expiresAt) : '',
    changes: details.changes ?? [],
    reasonWords: details.reason ?? '',
    when: details.when ?? '',
    requestUrl: link(),
    answerUrl: link('/dates'),
    peopleUrl: link('/people'),
    otherDatesUrl: openLink(`/training/${course.slug}`),
  };
}
