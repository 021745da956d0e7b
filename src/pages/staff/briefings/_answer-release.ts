import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { releaseBriefing, sendBackBriefing } from '#lib/calendar/briefings/release.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedText } from '../../_checked-text.ts';
import type { OpenBriefing } from './_open-briefing.ts';
import { sentences } from './_refusals.ts';

const decision = z
  .object({
    sequence: z.coerce.number({ error: 'Open the page again' }).int(),
    decision: z.enum(['release', 'back'], { error: 'Choose what is to become of it' }),
    words: checkedText(paragraphs('what to change', 1000)).optional(),
  })
  .refine(({ decision: what, words }) => what === 'release' || words, {
    path: ['words'],
    error: 'Say what is to be changed',
  });

/** Answers the form of whoever releases a briefing, or sends it back. */
export const answerRelease = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenBriefing,
) =>
  answerForm(
    page,
    decision,
    async ({ sequence, decision: what, words }) => {
      const briefing = { ...seen, sequence };
      const isReleased = what === 'release';
      const outcome = isReleased
        ? await releaseBriefing(db, officer, briefing, now)
        : await sendBackBriefing(db, officer, briefing, { words: words! }, now);
      return outcome.ok ? { ok: true as const, value: isReleased } : outcome;
    },
    (why) => ({ decision: sentences[why] }),
    { sequence: String(seen.sequence) },
  );
