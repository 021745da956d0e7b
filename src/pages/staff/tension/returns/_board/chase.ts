import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { chase, type ChaseRefusal } from '#lib/tension/returns/chase.ts';
import { placeOfReporter } from '#lib/tension/returns/reporters.ts';
import { readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';

const form = z.object({ reporter: z.string().optional() });
const refusals = {
  'not asked yet': 'They have not been asked this week: that happens from 7am on Monday.',
  'reported already': 'They have reported in the meantime.',
  'contact declined': 'They are not to be written to.',
  'chased today': 'They were reminded today already. You can remind them again tomorrow.',
} satisfies Record<ChaseRefusal, string>;

/** Answers the button beside somebody who has not reported: reminded, or a sentence why not; null where none was pressed. */
export async function answerChase(
  { locals, request, response }: Pick<AstroGlobal, 'locals' | 'request' | 'response'>,
  officer: Officer,
): Promise<Response | { mistake: string } | null> {
  if (request.method !== 'POST') return null;
  if (!can.chaseReturns(officer)) return new Response(null, { status: 404 });
  const { db, now } = locals;
  const { values } = await readForm(request, form);
  const place = await placeOfReporter(db, readId<'return_reporter'>(values.reporter));
  if (!place || !can.chaseReturns(officer, await knownAreaPath(db, place.areaId, now)))
    return (isRefused(response), { mistake: 'Choose somebody on the list who has not reported.' });
  const outcome = await chase(db, officer, place.id, now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.returns, { done: 'reminded' }));
  return (isRefused(response), { mistake: refusals[outcome.reason] });
}
