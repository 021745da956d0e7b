import type { BoundaryLayerId } from '#db/schema/boundaries.ts';
import type { Officer } from '#lib/actor.ts';
import { takeBack, useAgain } from '#lib/areas/boundaries/layers/replace.ts';
import { readFields } from '#lib/web/form-body.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';

type Asked = {
  request: Request;
  response: { status?: number };
  locals: Pick<App.Locals, 'db' | 'now'>;
};
type Answer = { done: Response | null; refusal: string | null };

const refusals = {
  'no such layer': 'The layer is not there',
  'in use already': 'The layer is in use already',
  'not in use': 'The layer is not in use, so it cannot be taken back',
};

/** Takes a layer back, or puts it in use again. */
export async function answerLayer(
  { request, response, locals }: Asked,
  officer: Officer,
  id: BoundaryLayerId,
): Promise<Answer> {
  if (request.method !== 'POST') return { done: null, refusal: null };
  const { db, now } = locals;
  const intent = (await readFields(request)).get('intent')?.[0];
  const takes = intent === 'take-back';
  const changed = takes ? await takeBack(db, officer, id, now) : await useAgain(db, officer, id, now);
  if (changed.ok)
    return {
      done: seeOther(withQuery(paths.staff.boundaryLayer(id), { told: takes ? 'taken' : 'again' })),
      refusal: null,
    };
  isRefused(response);
  return { done: null, refusal: refusals[changed.reason] };
}
