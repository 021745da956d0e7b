import { date, shortDay } from '#lib/dates.ts';
import { promiseState } from './state.ts';

export const endingWords = { kept: 'Kept', not_kept: 'Not kept' } as const;

/** "1 day late", "12 days late". */
export const daysLateWords = (days: number): string => (days === 1 ? '1 day late' : `${days} days late`);

type Kept = Parameters<typeof promiseState>[0] & { ending: keyof typeof endingWords | null };

/** How a promise stands in a few words: "6 days late", "Today", "Fri 27 Nov", "Kept, to tell them". */
export function standingWords(promise: Kept, today: Temporal.PlainDate): string {
  const state = promiseState(promise, today);
  const ended = promise.ending ? endingWords[promise.ending] : '';
  if (state === 'told') return `${ended}, told on ${date(promise.toldAt!)}`;
  if (state === 'to_tell') return `${ended}, to tell them`;
  const { days } = today.until(promise.dueOn);
  if (days < 0) return daysLateWords(-days);
  if (days < 2) return days === 0 ? 'Today' : 'Tomorrow';
  return days < 300 ? shortDay(promise.dueOn) : date(promise.dueOn);
}
