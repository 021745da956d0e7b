import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { approveSummary, sendBackSummary } from '#lib/tension/summaries/approve.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenSummary } from './_open-summary.ts';
import { sentences } from './_words.ts';

const decision = z
  .object({
    sequence: z.coerce.number({ error: 'Open the page again' }).int(),
    decision: z.enum(['approve', 'back'], { error: 'Choose what is to become of it' }),
    words: checkedText(paragraphs('what to change', 1000)).optional(),
  })
  .refine(({ decision: what, words }) => what === 'approve' || words, {
    path: ['words'],
    error: 'Say what is to be changed',
  });

/** Answers the form of whoever approves a summary, or sends it back. */
export const answerApprove = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenSummary,
) =>
  answerForm(
    page,
    decision,
    async ({ sequence, decision: what, words }) => {
      const summary = { ...seen, sequence };
      const isApproved = what === 'approve';
      const outcome = isApproved
        ? await approveSummary(db, officer, summary, now)
        : await sendBackSummary(db, officer, summary, { words: words! }, now);
      return outcome.ok ? { ok: true as const, value: isApproved } : outcome;
    },
    (why) => ({ decision: sentences[why] }),
    { sequence: String(seen.sequence) },
  );
