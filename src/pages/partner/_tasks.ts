import { moment, shortDay } from '#lib/dates.ts';
import { isLead } from '#lib/partners/memberships/mine.ts';
import type { PartnerBooking } from '#lib/partners/training/bookings.ts';
import { weekWords } from '#lib/tension/summaries/week.ts';
import { peopleWords, placesWords } from '#lib/training/words.ts';
import { paths } from '#lib/web/paths.ts';
import type { Home, Own } from './_home.ts';

/** Something somebody has to do by a date; late ones say so. */
export type Task = { href: string; text: string; until: string; isLate?: boolean };

/** What somebody should do first: answer offers, then name people, then whatever runs out later. */
export const tasksOf = ({ coming, own, requests, summaries }: Home, now: Temporal.Instant): Task[] => [
  ...coming.flatMap((one) => answering(one, own)),
  ...requests.flatMap(deciding),
  ...coming.flatMap((one) => naming(one, now)),
  ...summaries.flatMap(reading),
  ...own.flatMap(refreshing),
];

// Colleagues look after the people of a booking; its booker and the training leads of its organisation decide.
function answering(booking: PartnerBooking, own: readonly Own[]): Task[] {
  const { id, title, offerUntil, waitingFor, isOwn, institutionId } = booking;
  const there = own.find((one) => one.institutionId === institutionId) ?? null;
  if (!offerUntil || (!isOwn && !isLead(there))) return [];
  const text = `Accept or decline ${placesWords(waitingFor)}: ${title}`;
  return [{ href: paths.partner.booking(id), text, until: `Held until ${moment(offerUntil)}` }];
}

function deciding({ key, course, state }: Home['requests'][number]): Task[] {
  if (!key || state !== 'dates_offered') return [];
  const text = `Choose a date for your staff: ${course}`;
  return [{ href: paths.answerDates(key), text, until: 'We hold these dates for you' }];
}

function naming(
  { id, title, unnamed, changesCloseAt, startsAt }: PartnerBooking,
  now: Temporal.Instant,
): Task[] {
  if (unnamed === 0 || Temporal.Instant.compare(now, changesCloseAt) >= 0) return [];
  const text = `Name ${peopleWords(unnamed)} for ${title}, ${shortDay(startsAt)}`;
  return [{ href: paths.partner.attendees(id), text, until: `By ${moment(changesCloseAt)}` }];
}

function reading({ slug, name, week, isUnread }: Home['summaries'][number]): Task[] {
  if (!isUnread) return [];
  const text = `Read the week in the communities of ${name}`;
  return [{ href: paths.partner.area(slug), text, until: weekWords(week) }];
}

function refreshing({ institutionId, organisation, due, lapsed }: Own): Task[] {
  const href = `${paths.partner.organisation(institutionId)}#refreshers`;
  return [
    ...(lapsed > 0
      ? [{ href, text: `${peopleWords(lapsed)} past their refresher`, until: organisation, isLate: true }]
      : []),
    ...(due > 0
      ? [{ href, text: `${peopleWords(due)} due a refresher within 60 days`, until: organisation }]
      : []),
  ];
}
