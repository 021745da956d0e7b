import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { decideLesson } from '#lib/impact/lessons/decide.ts';
import { longest } from '#lib/impact/lessons/words.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedWords } from '../comms/_checked.ts';
import type { OpenLesson } from './_open-lesson.ts';
import { sentences } from './_words.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  decision: z.enum(['accepted', 'rejected'], { error: 'Choose whether we take it on' }),
  reason: checkedWords(paragraphs('why', longest.reason)),
});

/** Answers the form of whoever accepts or rejects a lesson; gives which it was. */
export const answerDecision = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenLesson,
) =>
  answerForm(
    page,
    form,
    async ({ sequence, ...decided }) => {
      const outcome = await decideLesson(db, officer, { ...seen, sequence }, decided, now);
      return outcome.ok ? { ok: true as const, value: decided.decision } : outcome;
    },
    (why) => ({ decision: sentences[why] }),
    { sequence: String(seen.sequence) },
  );
