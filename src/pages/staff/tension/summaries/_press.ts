import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { acknowledgeSummary } from '#lib/tension/summaries/acknowledge.ts';
import { askForApproval } from '#lib/tension/summaries/approve.ts';
import { correctSummary } from '#lib/tension/summaries/assemble.ts';
import { takeInNew } from '#lib/tension/summaries/edit.ts';
import { readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { type OpenSummary, summaryDone } from './_open-summary.ts';
import { sentences } from './_words.ts';

const form = z.object({
  do: z.enum(['ask', 'take', 'correct', 'read']),
  sequence: z.coerce.number().int().optional(),
});

/** Answers the buttons of a summary's page: it was done, or a sentence why not; null where none was pressed. */
export async function answerPress(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  open: OpenSummary,
): Promise<Response | { mistake: string } | null> {
  if (request.method !== 'POST') return null;
  const read = await readForm(request, form);
  if (!read.ok) return (hasMistakes(response), { mistake: 'Choose what is to be done with the summary' });
  const { do: what, sequence = -1 } = read.value;
  if (what !== 'read' && !open.may.write) return new Response(null, { status: 404 });
  const outcome = await pressed[what](open, sequence);
  if (typeof outcome !== 'string') return outcome;
  return (isRefused(response), { mistake: sentences[outcome as keyof typeof sentences] });
}

// Each goes on to the page that shows what it did, or says why not.
const pressed = {
  ask: async ({ db, officer, seen, now }: OpenSummary, sequence: number) => {
    const outcome = await askForApproval(db, officer, { ...seen, sequence }, now);
    return outcome.ok ? summaryDone(seen.id, 'asked') : outcome.reason;
  },
  take: async ({ db, officer, seen, now }: OpenSummary, sequence: number) => {
    const outcome = await takeInNew(db, officer, { ...seen, sequence }, now);
    return outcome.ok ? summaryDone(seen.id, outcome.value > 0 ? 'taken' : 'nothing') : outcome.reason;
  },
  correct: async ({ db, officer, seen, now }: OpenSummary, _: number) => {
    const outcome = await correctSummary(db, officer, seen, now);
    return outcome.ok ? summaryDone(outcome.value, 'correction') : outcome.reason;
  },
  read: async ({ db, officer, seen, output, now }: OpenSummary, _: number) => {
    const outcome = await acknowledgeSummary(db, officer, seen, now);
    const shown = output === 'shareable' ? { output } : {};
    const page = withQuery(paths.staff.summary(seen.id), { ...shown, done: 'acknowledged' });
    return outcome.ok ? seeOther(page) : outcome.reason;
  },
} as const;
