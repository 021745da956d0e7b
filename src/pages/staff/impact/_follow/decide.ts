import type { AstroGlobal } from 'astro';
import { approveImpact, sendBackImpact } from '#lib/impact/assessments/approve.ts';
import type { SeenDraft } from '#lib/impact/assessments/lock.ts';
import { answerDecision } from '../../_decide.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { sentences } from '../_refusals.ts';

/** Answers the form of whoever approves an assessment, or sends it back. */
export const decideImpact = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, now }: OpenImpact,
  seen: SeenDraft,
) =>
  answerDecision(page, {
    seen,
    approve: (draft) => approveImpact(db, officer, draft, now),
    sendBack: (draft, to) => sendBackImpact(db, officer, draft, to, now),
    wording: (why) => ({ decision: sentences[why] }),
  });
