import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { OfficerId } from '#db/schema/officers.ts';
import { closeRequest } from '#lib/training/requests/end.ts';
import { takeOn } from '#lib/training/requests/take-on.ts';
import { readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import type { OpenRequest } from './_open-request.ts';
import { refusalWords } from './_refusals.ts';

const actions = z.object({
  sequence: z.coerce.number().int(),
  do: z.enum(['take on', 'close']),
  lead: z.uuid({ error: 'Choose a colleague' }).optional(),
});

type Said = { refusal: string | null };

/** Answers the small forms of a request's page: taking it on, giving it to a colleague, and closing it. */
export async function answerRequest(
  { request, response }: AstroGlobal,
  { db, officer, id, now }: OpenRequest,
  mayManage: boolean,
): Promise<Response | Said> {
  if (request.method !== 'POST') return { refusal: null };
  if (!mayManage) return new Response(null, { status: 404 });
  const form = await readForm(request, actions);
  if (!form.ok) return (hasMistakes(response), { refusal: 'Choose a colleague from the list' });
  const { sequence, lead } = form.value;
  const outcome =
    form.value.do === 'close'
      ? await closeRequest(db, officer, id, { sequence }, now)
      : await takeOn(db, officer, id, { sequence, leadOfficerId: (lead ?? officer.id) as OfficerId }, now);
  if (outcome.ok)
    return seeOther(
      withQuery(paths.staff.request(id), { done: form.value.do === 'close' ? 'closed' : 'taken' }),
    );
  isRefused(response);
  return { refusal: refusalWords[outcome.reason] };
}
