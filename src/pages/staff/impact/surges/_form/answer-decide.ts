import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { SurgeDecisionId } from '#db/schema/surges.ts';
import { recordDecision } from '#lib/impact/surge/decide.ts';
import { findSurge } from '#lib/impact/surge/find.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { readId } from '#lib/web/read-id.ts';
import type { OpenSurge } from '../_open-surge.ts';
import { answerWords } from '../_page/answer-words.ts';

const form = z.object({
  formToken: z.uuid({ error: 'Open the form again' }),
  corrects: z.string().optional(),
  decision: paragraphs('what is decided', 600),
  reason: paragraphs('the reason', 600),
  options: z
    .string()
    .max(600, { error: 'Shorten what else was considered to 600 characters or fewer' })
    .optional(),
  why: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});

/** Answers the form of the decision log: shows it, with the line that it puts right, or adds a line. */
export async function answerDecide(Astro: AstroGlobal, open: OpenSurge) {
  const { db, officer, now, place } = open;
  const found = await findSurge(db, officer, { id: place.id }, now);
  const corrects = readId<'surge_decision'>(Astro.url.searchParams.get('corrects')) as SurgeDecisionId | null;
  const old = found?.decisions.find(({ id }) => id === corrects) ?? null;
  const view = await answerWords(Astro, {
    form,
    filled: { formToken: crypto.randomUUID(), corrects: old?.id ?? '', decision: old?.decision ?? '' },
    texts: ['decision', 'reason', 'options'],
    places: found?.areas.map(({ name }) => name) ?? [],
    about: { form: 'surge decision', entity: 'surge_decision' },
    write: (tx, { formToken, decision, reason, options = null, corrects: put }) => {
      const correctsId = readId<'surge_decision'>(put) as SurgeDecisionId | null;
      const line = { surgeId: place.id, formToken, decision, reason, options, correctsId };
      return recordDecision(tx, officer, line, now);
    },
  });
  return 'written' in view ? view : { ...view, old };
}
