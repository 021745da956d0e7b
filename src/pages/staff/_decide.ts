import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Outcome } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { checkedWords } from './comms/_checked.ts';

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

type Deciding<Seen, Reason extends string> = {
  /** What was seen, and how often it had been changed by then. */
  seen: Seen;
  approve: (seen: Seen) => Promise<Outcome<unknown, Reason>>;
  sendBack: (seen: Seen, to: { words: string }) => Promise<Outcome<unknown, Reason>>;
  /** The field and the sentence of each refusal. */
  wording: (reason: Reason) => Mistakes;
};

/** Answers the form of whoever approves what somebody else wrote, or sends it back; gives whether it was approved. */
export const answerDecision = <Seen extends { sequence: number }, Reason extends string>(
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { seen, approve, sendBack, wording }: Deciding<Seen, Reason>,
) =>
  answerForm(
    page,
    decision,
    async ({ sequence, decision: what, words }) => {
      const one = { ...seen, sequence };
      const isApproved = what === 'approve';
      const outcome = await (isApproved ? approve(one) : sendBack(one, { words: words! }));
      return outcome.ok ? { ok: true as const, value: isApproved } : outcome;
    },
    wording,
    { sequence: String(seen.sequence) },
  );
