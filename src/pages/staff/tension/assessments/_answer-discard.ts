import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { discardAssessment } from '#lib/tension/assessments/draft.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenAssessment } from './_open-assessment.ts';
import { stepSentences } from './_refusals.ts';

const discard = z.object({ sequence: z.coerce.number({ error: 'Open the page again' }).int() });

/** Answers whoever throws a draft away: the draft that they saw, and no other. */
export const answerDiscard = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenAssessment,
) =>
  answerForm(
    page,
    discard,
    ({ sequence }) => discardAssessment(db, officer, { ...seen, sequence }, now),
    (why) => ({ sequence: stepSentences[why] }),
    { sequence: String(seen.sequence) },
  );
