import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { acceptOffer } from '#lib/calendar/registrations/accept.ts';
import { cancelRegistration } from '#lib/calendar/registrations/cancel.ts';
import { answerChange } from './_change.ts';

const answers = z.object({ answer: z.enum(['accept', 'decline'], { error: 'Choose an answer' }) });
const words = { 'no offer': 'This offer is over, or it was answered already.' };

/** Answers the page of an offer, and goes back to the registration. */
export const offerPage = (Astro: AstroGlobal) =>
  answerChange(
    Astro,
    answers,
    ({ db, actor, id, now }, { answer }) =>
      answer === 'accept' ? acceptOffer(db, actor, id, now) : cancelRegistration(db, actor, id, now),
    { words, news: ({ answer }) => (answer === 'accept' ? 'accepted' : 'cancelled') },
  );
