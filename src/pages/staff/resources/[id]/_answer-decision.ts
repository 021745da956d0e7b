import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { type ApproveRefusal, approveVersion, sendBackVersion } from '#lib/campaigns/resources/approve.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenedResource } from '../_open-resource.ts';
import { sentences } from '../_words.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  decision: z.enum(['approve', 'back'], { error: 'Choose whether it goes out' }),
  reason: z.string().max(500, { error: 'Shorten what is to be done to 500 characters or fewer' }).optional(),
});

/** Answers the form in which somebody else than its writers publishes a version or gives it back. */
export const answerDecision = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenedResource,
) =>
  answerForm(
    page,
    form,
    async ({ sequence, decision, reason }): Promise<Outcome<string, ApproveRefusal | 'no reason'>> => {
      const as = { ...seen, sequence };
      if (decision === 'back' && !reason) return refused('no reason');
      const outcome =
        decision === 'approve'
          ? await approveVersion(db, officer, as, now)
          : await sendBackVersion(db, officer, as, reason ?? '', now);
      return outcome.ok ? done(decision === 'approve' ? 'approved' : 'back') : outcome;
    },
    (why) =>
      why === 'no reason'
        ? { reason: 'Enter what is to be done before it goes out' }
        : { decision: sentences[why] },
    { sequence: String(seen.sequence) },
  );
