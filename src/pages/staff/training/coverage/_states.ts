import type { RouteState } from '#lib/institutions/duty/route-rule.ts';
import { type TrainingState, trainingState } from '#lib/institutions/duty/training-rule.ts';
import { daysWords, routeWords, trainingWords } from '#lib/institutions/duty/words.ts';

type Tone = 'plain' | 'warm' | 'grey' | 'error';

/** The tag of each state of a lead's training. */
export const trainingTone: Readonly<Record<TrainingState, Tone>> = {
  never: 'grey',
  overdue: 'error',
  soon: 'warm',
  trained: 'plain',
};

/** The tag of each state of a referral route. */
export const routeTone: Readonly<Record<RouteState, Tone>> = {
  never: 'grey',
  none: 'error',
  out_of_date: 'error',
  again: 'warm',
  confirmed: 'plain',
};

/** "Overdue by 40 days", "Due in 12 days", "Trained", "Not trained". */
export function trainingText(dueOn: Temporal.PlainDate | null, today: Temporal.PlainDate): string {
  const state = trainingState(dueOn, today);
  if (!dueOn || state === 'trained' || state === 'never') return trainingWords[state];
  const days = Math.abs(today.until(dueOn, { largestUnit: 'days' }).days);
  if (state === 'overdue' && days === 0) return 'Due today';
  return `${state === 'overdue' ? 'Overdue by' : 'Due in'} ${daysWords(days)}`;
}

/** What the tag of a referral route says. */
export const routeText = (state: RouteState): string => routeWords[state];
