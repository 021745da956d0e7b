import type { AstroGlobal } from 'astro';
import { approveAssessment, sendBackAssessment } from '#lib/tension/assessments/approve.ts';
import { answerDecision } from '../../_decide.ts';
import type { OpenAssessment } from './_open-assessment.ts';
import { approvalSentences } from './_refusals.ts';

/** Answers the form of whoever approves an assessment, or sends it back. */
export const decideAssessment = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenAssessment,
) =>
  answerDecision(page, {
    seen,
    approve: (draft) => approveAssessment(db, officer, draft, now),
    sendBack: (draft, to) => sendBackAssessment(db, officer, draft, to, now),
    wording: (why) => ({ decision: approvalSentences[why] }),
  });
