import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { closeImpact } from '#lib/impact/assessments/close.ts';
import { paragraphs } from '#lib/web/fields.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { answerGuarded } from '../_guarded-form.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { placesOf } from '../_places.ts';
import { sentences } from '../_refusals.ts';

const form = z.object({
  outcome: paragraphs('how it ended', 4000),
  learned: z.enum(['lesson', 'none'], { error: 'Choose whether something was learned' }),
  lesson: z.string().max(2000, { error: 'Shorten it to 2,000 characters or fewer' }).optional(),
  none: z.string().max(600, { error: 'Shorten it to 600 characters or fewer' }).optional(),
  reason: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});

/** Answers the form that closes an assessment: nobody closes one without saying what was learned, or why nothing was. */
export const answerClose = (page: Pick<AstroGlobal, 'request' | 'response' | 'locals'>, open: OpenImpact) =>
  answerGuarded(page, page.locals, {
    ...{ schema: form, form: 'impact_assessment', id: open.id, sentences },
    ...{ texts: ['outcome', 'lesson', 'none'], places: placesOf(open) },
    wrong: ({ values }): Mistakes => ({
      ...(values.learned === 'lesson' && !values.lesson ? { lesson: 'Say what was learned' } : {}),
      ...(values.learned === 'none' && !values.none ? { none: 'Say why nothing was learned' } : {}),
    }),
    verb: (tx, { outcome, learned, lesson, none }) => {
      const answer =
        learned === 'lesson'
          ? { lesson: lesson!, noLessonBecause: null }
          : { lesson: null, noLessonBecause: none! };
      return closeImpact(tx, open.officer, open.id, { outcome, ...answer }, open.now);
    },
  });
