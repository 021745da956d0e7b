import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { institutionOf } from '#lib/impact/surge/institution-of.ts';
import { logRing } from '#lib/impact/surge/ring.ts';
import { offered } from '#lib/impact/surge/words.ts';
import { ukDay } from '#lib/dates.ts';
import { placesToRing } from '#lib/institutions/to-reassure.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import type { OpenSurge } from '../_open-surge.ts';
import { answerWords } from '../_page/answer-words.ts';

const form = z.object({
  formToken: z.uuid({ error: 'Open the form again' }),
  outcome: z.enum(offered.outcomes, { error: 'Choose what came of the call' }),
  words: z.string().max(600, { error: 'Shorten what was said to 600 characters or fewer' }).optional(),
  nextStep: z.string().max(300, { error: 'Shorten the next step to 300 characters or fewer' }).optional(),
  why: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});

/** The institution of a call, where whoever is signed in may see it; null for any other. */
export async function calledPlace({ db, officer, now, place, callId }: OpenSurge) {
  const id = await institutionOf(db, { surgeId: place.id, callId });
  const [found] = id ? await placesToRing(db, [id], ukDay(now)) : [];
  if (!found) return null;
  const path = found.districtId ? await knownAreaPath(db, found.districtId, now) : undefined;
  return can.seeInstitutions(officer, path) ? found : null;
}
export type CalledPlace = NonNullable<Awaited<ReturnType<typeof calledPlace>>>;

/** Answers the form that logs a call: shows it, or writes what came of it. */
export const answerRing = (Astro: AstroGlobal, open: OpenSurge, { name }: CalledPlace) =>
  answerWords(Astro, {
    form,
    filled: { formToken: crypto.randomUUID() },
    texts: ['words', 'nextStep'],
    places: [name],
    about: { form: 'surge call', entity: 'surge_ring' },
    write: (tx, { why: _, words = null, nextStep = null, ...rest }) => {
      const of = { surgeId: open.place.id, callId: open.callId };
      return logRing(tx, open.officer, of, { ...rest, words, nextStep }, open.now);
    },
  });
