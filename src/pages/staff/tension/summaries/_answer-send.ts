import type { AstroGlobal } from 'astro';
import { sendSummary } from '#lib/tension/summaries/distribute.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import type { OpenSummary } from './_open-summary.ts';
import { sentences } from './_words.ts';

/** Answers the button that sends a summary to its readers: sent, or a sentence why not; null where it was not pressed. */
export async function answerSend(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, seen, now }: OpenSummary,
): Promise<Response | { mistake: string } | null> {
  if (request.method !== 'POST') return null;
  const outcome = await sendSummary(db, officer, seen, now);
  const page = paths.staff.distributeSummary(seen.id);
  if (outcome.ok) return seeOther(withQuery(page, { sent: String(outcome.value) }));
  return (isRefused(response), { mistake: sentences[outcome.reason] });
}
