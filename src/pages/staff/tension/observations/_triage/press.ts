import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { decide, undoStep } from '#lib/tension/triage/decide.ts';
import { readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { OpenObservation } from '../_open-observation.ts';
import { decisionRefusals } from './words.ts';

const form = z.object({ do: z.enum(['note', 'undo']), step: z.string().optional() });

/** Answers the buttons of an observation's page: done, or a sentence why not; null where none was pressed. */
export async function answerTriage(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  { db, officer, id, now, mayTriage }: OpenObservation,
): Promise<Response | { mistake: string } | null> {
  if (request.method !== 'POST') return null;
  if (!mayTriage) return new Response(null, { status: 404 });
  const read = await readForm(request, form);
  if (!read.ok) return (hasMistakes(response), { mistake: 'Choose what is to be done with the observation' });
  const back = (done: string) => seeOther(withQuery(paths.staff.observation(id), { done }));
  if (read.value.do === 'note') {
    const outcome = await decide(db, officer, id, { act: 'noted' }, now);
    if (outcome.ok) return back('noted');
    return (isRefused(response), { mistake: decisionRefusals[outcome.reason] });
  }
  const stepId = readId<'observation_triage'>(read.value.step);
  const undone = stepId && (await undoStep(db, officer, { id, stepId }, now));
  if (undone && undone.ok) return back('undone');
  return (isRefused(response), { mistake: 'Somebody took it back in the meantime.' });
}
