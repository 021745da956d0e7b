import type { AstroGlobal } from 'astro';
import type { FoundFeedback } from '#lib/engagement/feedback/find.ts';
import { rewriteFeedback } from '#lib/engagement/feedback/write.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenFeedback } from './_open-feedback.ts';
import { rewriteRefusals } from './_refusals.ts';
import { rewriteForm } from './_words-form.ts';

/** Answers the form that writes a text anew: it waits again for somebody else. */
export const answerRewrite = (
  page: AstroGlobal,
  { db, officer, id, now }: OpenFeedback,
  { feedback: { youSaid, weDid, sequence } }: FoundFeedback,
) =>
  answerForm(
    page,
    rewriteForm,
    (given) => {
      const words = { youSaid: given.you_said, weDid: given.we_did };
      return rewriteFeedback(db, officer, { id, sequence: given.sequence }, words, now);
    },
    (reason) => rewriteRefusals[reason],
    { you_said: youSaid, we_did: weDid, sequence: String(sequence) },
  );
