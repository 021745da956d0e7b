import type { APIContext } from 'astro';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { placeOfReturn } from '#lib/tension/returns/find.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** The return that the address names, for an officer who may read it; null when it is not there, or not for them. */
export async function openReturn({ locals, params }: Pick<APIContext, 'locals' | 'params'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const place = await placeOfReturn(db, readId<'tension_return'>(params['id']));
  if (!place || !can.seeReturns(officer, await knownAreaPath(db, place.areaId, now))) return null;
  const trail = [{ href: paths.staff.returns, text: 'Returns' }];
  return { ...place, officer, db, now, trail };
}
