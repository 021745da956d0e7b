import { codes } from '#lib/impact/codes.ts';
import { date, time } from '#lib/dates.ts';
import type { VersionState } from '#lib/impact/assessments/versions.ts';
import { typeWords } from '#lib/impact/assessments/words.ts';
import { isOverdue } from '#lib/impact/reviews/clock.ts';
import { newsFrom } from '../_news.ts';

/** How far the last version is, as a tag. */
export const stateTags = {
  draft: { text: 'Draft', tone: 'grey' },
  'sent back': { text: 'Sent back', tone: 'warm' },
  waiting: { text: 'Waits for approval', tone: 'warm' },
  approved: { text: 'Approved', tone: 'plain' },
} as const satisfies Record<VersionState, { text: string; tone: 'plain' | 'warm' | 'grey' }>;

/** The kinds of assessment that a form offers. */
export const typeOptions = codes.type.map((value) => ({ value, text: typeWords[value] }));

const hoursIn = (length: Temporal.Duration): number => Math.floor(length.total('hours'));
const counted = (count: number, one: string): string => (count === 1 ? `1 ${one}` : `${count} ${one}s`);

/** "5 hours late", "2 days late", "Due now" */
export function lateWords(dueAt: Temporal.Instant, now: Temporal.Instant): string {
  const hours = hoursIn(now.since(dueAt));
  if (hours < 1) return 'Due now';
  return hours < 48 ? `${counted(hours, 'hour')} late` : `${counted(Math.floor(hours / 24), 'day')} late`;
}

/** "1 day late": how long an action is due. */
export const lateBy = (dueOn: Temporal.PlainDate, today: Temporal.PlainDate): string =>
  `${counted(dueOn.until(today).days, 'day')} late`;

/** When a review is due: how late it is, or the moment. */
export const dueWords = (dueAt: Temporal.Instant, now: Temporal.Instant): string =>
  isOverdue(dueAt, now) ? lateWords(dueAt, now) : `${time(dueAt)}, ${date(dueAt)}`;

/** What was just done, as a banner says it. */
export const newsOf = newsFrom({
  started: 'The assessment is started. Its first review is due in 24 hours',
  saved: 'Saved as a draft',
  'asked-again': 'Saved. Ask for approval again: its words have changed',
  asked: 'A supervisor who wrote no part of it is asked to approve it',
  approved: 'Approved. This version stays as it is',
  'sent-back': 'Sent back to whoever wrote it',
  begun: 'The next version is begun from the one that stands',
  found: 'The next version was begun already: this is it',
  discarded: 'The draft is discarded',
  areas: 'Owner and areas saved',
  reviewed: 'Review recorded',
  triggered: 'Recorded. A review is due now',
  advised: 'Advice recorded: a review is due. Say what is made of the advice',
  answered: 'Answer to the advice recorded',
  added: 'Action added. It stands on its owner’s day',
  done: 'Action done',
  cancelled: 'Action cancelled',
  reopened: 'The action is open again',
  critical: 'Marked as a critical incident. It is kept for ten years after it is closed',
  uncritical: 'No longer marked as a critical incident',
  closed: 'The assessment is closed',
});
