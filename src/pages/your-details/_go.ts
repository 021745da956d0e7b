import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { removeSelf } from '#lib/institutions/contacts/erase.ts';
import { askTerms } from '#lib/institutions/contacts/state.ts';
import { paths } from '#lib/web/paths.ts';
import { answerChange } from './_change.ts';

// A button by itself: whoever presses it means it.
const buttonForm = z.object({});

/** Answers the page on which somebody asks not to be contacted. */
export function declinePage(Astro: AstroGlobal) {
  const { db, now, environment } = Astro.locals;
  const declined = { state: 'declined', pausedUntil: null, secret: environment.secret } as const;
  return answerChange(Astro, buttonForm, {
    news: 'decline',
    change: ({ actor }) => askTerms(db, actor, declined, now),
  });
}

/** Answers the page on which somebody removes what we hold of them. */
export function removePage(Astro: AstroGlobal) {
  const { db, now, environment } = Astro.locals;
  return answerChange(Astro, buttonForm, {
    news: 'removed',
    next: paths.detailsRemoved,
    change: ({ actor }) => removeSelf(db, actor, environment.secret, now),
  });
}
