import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { discardSummary } from '#lib/tension/summaries/edit.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import type { OpenSummary } from './_open-summary.ts';
import { sentences } from './_words.ts';

const form = z.object({ sequence: z.coerce.number({ error: 'Open the page again' }).int() });

/** Answers the form that throws a draft away: shows it, or goes back to the list. */
export async function answerDiscard(
  page: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenSummary,
) {
  const answer = await answerForm(
    page,
    form,
    ({ sequence }) => discardSummary(db, officer, { ...seen, sequence }, now),
    (why) => ({ sequence: sentences[why] }),
    { sequence: String(seen.sequence) },
  );
  return answer.done ? seeOther(withQuery(paths.staff.summaries, { done: 'discarded' })) : answer;
}
