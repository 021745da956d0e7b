import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { approveWording, sendBackWording } from '#lib/impact/comms/approve.ts';
import type { ShownVersion } from '#lib/impact/comms/pieces.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedWords } from './_checked.ts';
import type { OpenPlan } from './_open-plan.ts';
import { sentences } from './_refusals.ts';

const decision = z
  .object({
    sequence: z.coerce.number({ error: 'Open the page again' }).int(),
    decision: z.enum(['approve', 'back'], { error: 'Choose what is to become of it' }),
    words: checkedWords(paragraphs('what to change', 1000)).optional(),
  })
  .refine(({ decision: what, words }) => what === 'approve' || words, {
    path: ['words'],
    error: 'Say what is to be changed',
  });

/** Whether a version waits for approval. */
export const approvable = ({ state }: ShownVersion): boolean => state === 'waiting';

/** Answers the form of whoever approves wording, or sends it back. */
export const answerApproval = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, asked, now }: OpenPlan,
  version: ShownVersion,
) =>
  answerForm(
    page,
    decision,
    async ({ sequence, decision: what, words }) => {
      const seen = { ...asked, versionId: version.id, sequence };
      const isApproved = what === 'approve';
      const outcome = isApproved
        ? await approveWording(db, officer, seen, now)
        : await sendBackWording(db, officer, seen, { words: words! }, now);
      return outcome.ok ? { ok: true as const, value: isApproved } : outcome;
    },
    (why) => ({ decision: sentences[why] }),
    { sequence: String(version.sequence) },
  );
