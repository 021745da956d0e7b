import { date, day, dayParts, shortDay, time } from '#lib/dates.ts';
import { newsFrom } from '../../_news.ts';

type Days = { coversFrom: Temporal.PlainDate; coversTo: Temporal.PlainDate };

/** "16 to 22 November 2026", with the month and the year said twice only where they differ. */
export function periodWords({ coversFrom, coversTo }: Days): string {
  if (coversFrom.equals(coversTo)) return day(coversFrom);
  const from = dayParts(coversFrom);
  const sameYear = coversFrom.year === coversTo.year;
  const month = sameYear && coversFrom.month === coversTo.month ? '' : ` ${from.month}`;
  return `${from.day}${month}${sameYear ? '' : ` ${from.year}`} to ${date(coversTo)}`;
}

/** What was just done, as a banner says it. */
export const newsOf = newsFrom({
  asked: 'A supervisor who wrote no part of it is asked to approve it',
  saved: 'Draft saved',
  'asked-again': 'Draft saved. Ask for its approval again: its words have changed',
  approved: 'Approved. It stands from now on, and says the level of the area',
  'sent-back': 'Sent back to whoever wrote it',
  withdrawn: 'Withdrawn. The area is without it from now on',
  closed: 'Closed: the issue is over',
  answered: 'The answer is recorded',
  sent: 'The question is sent. It stands on the officer’s Today until it is answered',
});

const hour = 3_600_000;

/** "2 days late", "3 hours late"; "4pm, Sun 29 Nov" where it is not late yet. */
export function dueWords(until: Temporal.Instant, now: Temporal.Instant): { text: string; isLate: boolean } {
  const late = now.epochMilliseconds - until.epochMilliseconds;
  if (late < 0) return { text: `${time(until)}, ${shortDay(until)}`, isLate: false };
  return { text: `${lengthWords(late)} late`, isLate: true };
}

/** "19 days", "5 hours": how long ago something was. */
export const ageWords = (at: Temporal.Instant, now: Temporal.Instant): string =>
  lengthWords(now.epochMilliseconds - at.epochMilliseconds);

function lengthWords(milliseconds: number): string {
  const hours = Math.floor(milliseconds / hour);
  const [count, unit] = hours < 24 ? [hours, 'hour'] : [Math.floor(hours / 24), 'day'];
  if (count === 0) return 'less than an hour';
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
