import type { AstroGlobal } from 'astro';
import { refused } from '#lib/outcome.ts';
import { expectHeads } from '#lib/training/sessions/headcounts.ts';
import { answerChange } from './_change.ts';
import { headsForm, readHeads } from './_heads.ts';

/** Answers the page on which an organisation says how many of its people come. */
export function peoplePage(Astro: AstroGlobal) {
  const { db, now } = Astro.locals;
  return answerChange(Astro, headsForm, {
    isPossible: ({ may }) => may.sayHeads,
    news: () => 'people',
    check: (values, { found }) => readHeads(values, found.heads).errors,
    words: { 'too late': 'The training has begun. We count who is there.' },
    change: ({ actor, found }, values) => {
      const { sessionId } = found.request;
      if (!sessionId) return Promise.resolve(refused('not now'));
      return expectHeads(db, actor, sessionId, readHeads(values, found.heads).heads, now);
    },
  });
}
