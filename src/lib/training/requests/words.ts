import type { RequestState } from '#db/schema/training-requests.ts';
import { day, timeRange, ukDay } from '#lib/dates.ts';
import { workingDaysUntil } from '#lib/working-days.ts';

/** What each state is called: on the board, and to the organisation. */
export const stateWords: Readonly<Record<RequestState, string>> = {
  received: 'Received',
  triage: 'Triage',
  dates_offered: 'Dates offered',
  confirmed: 'Confirmed',
  delivered: 'Delivered',
  evaluated: 'Evaluated',
  closed: 'Closed',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

/** States in which the organisation waits for us: the clock of five working days runs. */
export const waitingStates: readonly RequestState[] = ['received', 'triage'];

/** States that no step leads out of. */
export const endedStates: readonly RequestState[] = ['closed', 'declined', 'withdrawn'];

/** States in which the organisation may still withdraw. */
export const openStates: readonly RequestState[] = [...waitingStates, 'dates_offered', 'confirmed'];

/** In how many working days we promise an answer. */
export const answerDays = 5;

const workingDaysWords = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`);

export type Clock = { text: string; isLate: boolean };

/** "Answer due in 2 working days", "3 working days late"; null where nobody waits for us. */
export function clockWords(
  { state, answerBy }: { state: RequestState; answerBy: Temporal.PlainDate },
  now: Temporal.Instant,
): Clock | null {
  if (!waitingStates.includes(state)) return null;
  const left = workingDaysUntil(ukDay(now), answerBy);
  const isLate = Temporal.PlainDate.compare(ukDay(now), answerBy) > 0;
  // At a weekend after its last day no working day has been lost yet.
  if (isLate) return { text: left === 0 ? 'Late' : `${workingDaysWords(-left)} late`, isLate };
  return { text: left === 0 ? 'Answer due today' : `Answer due in ${workingDaysWords(left)}`, isLate };
}

/** "Thursday 3 December 2026, 9:30am to 11am" */
export const heldWords = (offer: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }): string =>
  `${day(offer.startsAt)}, ${timeRange(offer.startsAt, offer.endsAt)}`;
