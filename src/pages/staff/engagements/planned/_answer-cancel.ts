import type { AstroGlobal } from 'astro';
import { cancelPlan } from '#lib/engagement/plans/change.ts';
import type { FoundPlan } from '#lib/engagement/plans/find.ts';
import { answerForm } from '#lib/web/answer.ts';
import { cancelForm } from './_form.ts';
import type { OpenPlan } from './_open-plan.ts';
import { cancelRefusals } from './_refusals.ts';

/** Answers the form that takes a plan out of the diary. */
export const answerCancel = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, id, now }: OpenPlan,
  { plan }: FoundPlan,
) =>
  answerForm(
    page,
    cancelForm,
    ({ sequence, reason }) => cancelPlan(db, officer, { id, sequence }, { reason }, now),
    (why) => cancelRefusals[why],
    { sequence: String(plan.sequence) },
  );
