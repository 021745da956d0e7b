import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { approveImpact, sendBackImpact } from '#lib/impact/assessments/approve.ts';
import type { SeenDraft } from '#lib/impact/assessments/lock.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { sentences } from '../_refusals.ts';

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

/** Answers the form of whoever approves an assessment, or sends it back. */
export const answerDecision = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, now }: OpenImpact,
  seen: SeenDraft,
) =>
  answerForm(
    page,
    decision,
    async ({ sequence, decision: what, words }) => {
      const draft = { ...seen, sequence };
      const outcome =
        what === 'approve'
          ? await approveImpact(db, officer, draft, now)
          : await sendBackImpact(db, officer, draft, { words: words! }, now);
      return outcome.ok ? { ok: true as const, value: what === 'approve' } : outcome;
    },
    (why) => ({ decision: sentences[why] }),
    { sequence: String(seen.sequence) },
  );
