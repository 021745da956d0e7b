import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { approveIssue, sendBackIssue } from '#lib/newsletters/issues/approve.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedWords } from '../comms/_checked.ts';
import type { OpenIssue } from './_open.ts';
import { sentences } from './_words.ts';

export const decisions = [
  { value: 'approve', text: 'Approve it', hint: 'Exactly this can be sent; a change is a new version' },
  { value: 'back', text: 'Send it back' },
];

const form = z
  .object({
    sequence: z.coerce.number({ error: 'Open the page again' }).int(),
    decision: z.enum(['approve', 'back'], { error: 'Choose what is to become of it' }),
    words: checkedWords(paragraphs('what to change', 500)).optional(),
  })
  .refine(({ decision, words }) => decision === 'approve' || words, {
    path: ['words'],
    error: 'Say what is to be changed',
  });

/** Answers whoever approves a newsletter, or sends it back. */
export const answerApproval = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenIssue,
) =>
  answerForm(
    page,
    form,
    async ({ sequence, decision, words }) => {
      const as = { ...seen, sequence };
      const isApproved = decision === 'approve';
      const outcome = isApproved
        ? await approveIssue(db, officer, as, now)
        : await sendBackIssue(db, officer, as, words!, now);
      return outcome.ok ? { ok: true as const, value: isApproved } : outcome;
    },
    (why) => ({ decision: sentences[why] }),
    { sequence: String(seen.sequence) },
  );
