import { type Outcome, refused } from '#lib/outcome.ts';
import type { ChangeRefusal } from '#lib/training/bookings/change.ts';
import { acceptOffer } from '#lib/training/waiting-list/answer.ts';

/** Accepts the offer of a link. A booking that ended with its offer is told of as an offer that is over. */
export async function accept(
  ...asked: Parameters<typeof acceptOffer>
): Promise<Outcome<{ places: number }, ChangeRefusal | 'no offer'>> {
  const outcome = await acceptOffer(...asked);
  return !outcome.ok && outcome.reason === 'cancelled' ? refused('no offer') : outcome;
}
