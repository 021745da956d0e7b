import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { discardImpactDraft } from '#lib/impact/assessments/discard.ts';
import type { SeenDraft } from '#lib/impact/assessments/lock.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { sentences } from '../_refusals.ts';

const discard = z.object({ sequence: z.coerce.number({ error: 'Open the page again' }).int() });

/** Answers whoever throws a draft away: the draft that they saw, and no other. */
export const answerDiscard = (
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, now }: OpenImpact,
  seen: SeenDraft,
) =>
  answerForm(
    page,
    discard,
    ({ sequence }) => discardImpactDraft(db, officer, { ...seen, sequence }, now),
    (why) => ({ sequence: sentences[why] }),
    { sequence: String(seen.sequence) },
  );
