import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { closeAssessment, withdrawAssessment } from '#lib/tension/assessments/end.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { OpenAssessment } from './_open-assessment.ts';
import { endSentences } from './_refusals.ts';

const form = z.object({ reason: checkedText(line('why', 500)) });
const verbs = { withdraw: withdrawAssessment, close: closeAssessment };

/** Answers the form of whoever ends an assessment: it was wrong, or the issue is over. */
export const answerEnd = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenAssessment,
  how: keyof typeof verbs,
) =>
  answerForm(
    page,
    form,
    ({ reason }) => verbs[how](db, officer, { id: seen.id, reason }, now),
    (why) => ({ reason: endSentences[why] }),
  );
