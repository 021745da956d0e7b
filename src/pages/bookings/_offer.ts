import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { type Outcome, refused } from '#lib/outcome.ts';
import type { ChangeRefusal } from '#lib/training/bookings/change.ts';
import { acceptOffer, leaveWaitingList } from '#lib/training/waiting-list/answer.ts';
import { answerChange } from './_change.ts';

const answers = z.object({ answer: z.enum(['accept', 'leave'], { error: 'Choose an answer' }) });
const words = {
  'no offer': 'This offer is over, or it was answered already. Look at your booking as it is now.',
  'not waiting': 'You are not on the waiting list any more.',
};

/** Answers the page of an offer or of a turn in the queue, and goes back to the booking. */
export const offerPage = (Astro: AstroGlobal) =>
  answerChange(
    Astro,
    answers,
    ({ db, actor, id, now }, { answer }) =>
      answer === 'accept' ? accept(db, actor, id, now) : leaveWaitingList(db, actor, id, now),
    { words, news: ({ answer }) => (answer === 'accept' ? 'accepted' : 'left') },
  );

/** Accepts the offer of a link. A booking that ended with its offer is told of as an offer that is over. */
async function accept(
  ...asked: Parameters<typeof acceptOffer>
): Promise<Outcome<{ places: number }, ChangeRefusal | 'no offer'>> {
  const outcome = await acceptOffer(...asked);
  return !outcome.ok && outcome.reason === 'cancelled' ? refused('no offer') : outcome;
}
