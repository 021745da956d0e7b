import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { closeSurge } from '#lib/impact/surge/close.ts';
import { offered } from '#lib/impact/surge/words.ts';
import { paragraphs } from '#lib/web/fields.ts';
import type { OpenSurge } from '../_open-surge.ts';
import { answerWords } from '../_page/answer-words.ts';

const form = z.object({
  closingWords: paragraphs('how it ended', 600),
  assessment: z.enum(offered.answers, { error: 'Choose what became of the impact assessment' }),
  lesson: z.enum(offered.answers, { error: 'Choose what became of the lesson' }),
  why: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});

/** Answers the form that closes a surge. */
export const answerClose = (Astro: AstroGlobal, { place, officer, now }: OpenSurge) =>
  answerWords(Astro, {
    form,
    filled: {},
    texts: ['closingWords'],
    places: [],
    about: { form: 'surge closing', entity: 'surge' },
    write: async (tx, { closingWords, assessment, lesson }) => {
      const answers = { assessmentAnswer: assessment, lessonAnswer: lesson };
      const ended = await closeSurge(tx, officer, { id: place.id, closingWords, ...answers }, now);
      return ended.ok ? { ok: true, value: { id: place.id, isNew: true } } : ended;
    },
  });
