import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { askTerms } from '#lib/institutions/contacts/state.ts';
import { answerChange } from './_change.ts';

/** For how long contact can be paused, as the form offers it. */
export const pauses = [
  { value: 'P3M', text: '3 months' },
  { value: 'P6M', text: '6 months' },
  { value: 'P12M', text: '12 months' },
  { value: 'open', text: 'Until I say otherwise' },
];

const pauseForm = z.object({
  length: z.enum(['P3M', 'P6M', 'P12M', 'open'], { error: 'Choose for how long' }),
});

/** Answers the page on which somebody pauses contact. */
export function pausePage(Astro: AstroGlobal) {
  const { db, now, environment } = Astro.locals;
  return answerChange(Astro, pauseForm, {
    news: 'pause',
    change: ({ actor, today }, { length }) => {
      const pausedUntil = length === 'open' ? null : today.add(Temporal.Duration.from(length));
      return askTerms(db, actor, { state: 'paused', pausedUntil, secret: environment.secret }, now);
    },
  });
}
