import { date } from '#lib/dates.ts';
import { placesWords } from '../words.ts';

/** What decides whether a session goes ahead. */
export type Undecided = {
  minimum: number | null;
  decideAt: Temporal.Instant | null;
  confirmedAt: Temporal.Instant | null;
  cancelledAt: Temporal.Instant | null;
};

/** Whether a session waits for enough bookings, and nobody has decided yet. */
export const isTentative = ({ minimum, confirmedAt, cancelledAt }: Undecided): boolean =>
  minimum !== null && !confirmedAt && !cancelledAt;

/** "Goes ahead if 8 places are booked by 24 November 2026"; null for a session that is decided. */
export function tentativeWords(session: Undecided): string | null {
  const { minimum, decideAt } = session;
  if (!isTentative(session) || minimum === null || !decideAt) return null;
  return `Goes ahead if ${placesWords(minimum)} ${minimum === 1 ? 'is' : 'are'} booked by ${date(decideAt)}`;
}
