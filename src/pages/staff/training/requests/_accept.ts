import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { DatesOfferId } from '#db/schema/training-requests.ts';
import { acceptDate } from '#lib/training/requests/answer.ts';
import { isOpen } from '#lib/training/requests/offers.ts';
import { heldWords } from '#lib/training/requests/words.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import type { OpenRequest } from './_open-request.ts';
import { refusalWords } from './_refusals.ts';

const acceptForm = z.object({
  sequence: z.coerce.number().int(),
  offer: z.uuid({ error: 'Choose a date' }),
});

/** Answers the page on which an officer accepts a date that the organisation chose by phone. */
export async function acceptPage(Astro: AstroGlobal, { db, officer, now, id, found }: OpenRequest) {
  const accept = ({ sequence, offer }: z.output<typeof acceptForm>) =>
    acceptDate(db, officer, id, { sequence, offerId: offer as DatesOfferId }, now);
  const answer = await answerForm(Astro, acceptForm, accept, (why) => ({ offer: refusalWords[why] }));
  if (answer.done) return seeOther(withQuery(paths.staff.request(id), { done: 'accepted' }));
  const held = found.offers.filter(({ offer }) => isOpen(offer, now));
  const options = held.map(({ offer, trainer }) => ({
    value: offer.id,
    text: heldWords(offer),
    hint: trainer,
  }));
  return { answer, options };
}
