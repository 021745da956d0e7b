import type { AstroGlobal } from 'astro';
import { approveSummary, sendBackSummary } from '#lib/tension/summaries/approve.ts';
import { answerDecision } from '../../_decide.ts';
import type { OpenSummary } from './_open-summary.ts';
import { sentences } from './_words.ts';

/** Answers the form of whoever approves a summary, or sends it back. */
export const decideSummary = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenSummary,
) =>
  answerDecision(page, {
    seen,
    approve: (summary) => approveSummary(db, officer, summary, now),
    sendBack: (summary, to) => sendBackSummary(db, officer, summary, to, now),
    wording: (why) => ({ decision: sentences[why] }),
  });
