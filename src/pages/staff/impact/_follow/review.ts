import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { codes } from '#lib/impact/codes.ts';
import { recordTrigger } from '#lib/impact/reviews/record-trigger.ts';
import { reviewImpact } from '#lib/impact/reviews/review.ts';
import { triggerWords } from '#lib/impact/reviews/words.ts';
import type { Form, Mistakes } from '#lib/web/form.ts';
import { answerGuarded } from '../_guarded-form.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { placesOf } from '../_places.ts';
import { sentences } from '../_refusals.ts';

const form = z.object({
  do: z.enum(['review', 'trigger'], { error: 'Choose what you want to record' }),
  found: z.enum(['nothing', 'changed']).optional(),
  changed: z.string().max(2000, { error: 'Shorten it to 2,000 characters or fewer' }).optional(),
  kind: z.enum(codes.trigger).optional(),
  words: z.string().max(600, { error: 'Shorten it to 600 characters or fewer' }).optional(),
  reason: z.string().max(500, { error: 'Shorten the reason to 500 characters or fewer' }).optional(),
});

export const triggerOptions = [
  { value: '', text: 'Choose what happened' },
  ...codes.trigger.map((value) => ({ value, text: triggerWords[value] })),
];

/** Answers the two forms of the review page: that it was reviewed, or that something happened. */
export const answerReview = (page: Pick<AstroGlobal, 'request' | 'response' | 'locals'>, open: OpenImpact) =>
  answerGuarded(page, page.locals, {
    ...{ schema: form, form: 'impact_review', id: open.id, sentences },
    ...{ texts: ['changed', 'words'], places: placesOf(open), wrong: wrongIn },
    verb: async (tx, value) => {
      const { officer, id, now } = open;
      if (value.do === 'trigger') {
        const what = { kind: value.kind!, words: value.words! };
        const recorded = await recordTrigger(tx, officer, id, what, now);
        return recorded.ok ? { ok: true as const, value: 'triggered' } : recorded;
      }
      const changed = value.found === 'changed' ? value.changed! : null;
      const reviewed = await reviewImpact(tx, officer, id, { changed }, now);
      return reviewed.ok ? { ok: true as const, value: 'reviewed' } : reviewed;
    },
  });

function wrongIn({ values }: Form<typeof form>): Mistakes {
  if (values.do === 'trigger')
    return {
      ...(values.kind ? {} : { kind: 'Choose what happened' }),
      ...(values.words ? {} : { words: 'Say in a sentence what happened' }),
    };
  if (values.do !== 'review') return {};
  return {
    ...(values.found ? {} : { found: 'Choose whether anything changed' }),
    ...(values.found === 'changed' && !values.changed ? { changed: 'Say what changed' } : {}),
  };
}
