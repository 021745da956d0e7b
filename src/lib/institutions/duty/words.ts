import type { ContactKind, RouteAnswer } from '#db/schema/duty.ts';
import type { RouteState } from './route-rule.ts';
import type { TrainingState } from './training-rule.ts';

/** What each state of a lead's training is called. */
export const trainingWords: Readonly<Record<TrainingState, string>> = {
  never: 'Not trained',
  overdue: 'Overdue',
  soon: 'Due soon',
  trained: 'Trained',
};

/** What each state of a referral route is called. */
export const routeWords: Readonly<Record<RouteState, string>> = {
  never: 'Not checked',
  none: 'No route',
  out_of_date: 'Out of date',
  again: 'Check again',
  confirmed: 'Confirmed',
};

/** What was found when a referral route was looked at. */
export const answerWords: Readonly<Record<RouteAnswer, string>> = {
  confirmed: 'Confirmed: staff know whom to tell, and the contact details are right',
  out_of_date: 'Out of date: there is one, and it has to be put right',
  none: 'There is none yet',
};

/** How each kind of contact is named after its date. */
export const contactWords: Readonly<Record<ContactKind, string>> = {
  training: 'training attended',
  booking: 'booking made',
  request: 'training asked for',
  route: 'referral route checked',
  lead: 'Prevent lead confirmed',
};

const figures = new Intl.NumberFormat('en-GB');

/** "1 day", "1,785 days". */
export const daysWords = (days: number): string => (days === 1 ? '1 day' : `${figures.format(days)} days`);

/** "Today", "1 day ago", "40 days ago". */
export function daysAgo(on: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = on.until(today, { largestUnit: 'days' }).days;
  return days <= 0 ? 'Today' : `${daysWords(days)} ago`;
}
