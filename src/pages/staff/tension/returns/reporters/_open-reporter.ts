import type { APIContext } from 'astro';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { listReporters } from '#lib/tension/returns/list-reporters.ts';
import { placeOfReporter } from '#lib/tension/returns/reporters.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

export const trail = [
  { href: paths.staff.returns, text: 'Returns' },
  { href: paths.staff.reporters, text: 'Who reports' },
];

/** The reporter whom the address names, for whoever keeps the list there; null for any other. */
export async function openReporter({ locals, params }: Pick<APIContext, 'locals' | 'params'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const place = await placeOfReporter(db, readId<'return_reporter'>(params['id']));
  if (!place || !can.chaseReturns(officer, await knownAreaPath(db, place.areaId, now))) return null;
  const listed = await listReporters(db, officer, [place.areaId], now);
  const reporter = listed.find(({ id }) => id === place.id);
  return reporter ? { officer, db, now, reporter } : null;
}
