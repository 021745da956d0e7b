import type { AstroGlobal } from 'astro';
import { findSignpost } from '#lib/enquiries/signposts/list.ts';
import { areaChoices } from '#lib/officers/accounts/area-choices.ts';
import { areasFor, knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params'>;

/** The signpost that the address names, if it is for this reader: a national one is for everybody who keeps any. */
export async function openSignpost({ locals, params }: Page) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const found = can.keepSignposts(officer) ? await findSignpost(db, readId<'signpost'>(params['id'])) : null;
  if (!found) return null;
  const { areaId } = found.signpost;
  const isTheirs = !areaId || can.keepSignposts(officer, await knownAreaPath(db, areaId, now));
  return isTheirs ? { ...found, officer, db, now, areas: await placesFor({ locals }) } : null;
}
export type OpenSignpost = NonNullable<Awaited<ReturnType<typeof openSignpost>>>;

/** The areas for which the reader keeps signposts. */
export async function placesFor({ locals }: Pick<Page, 'locals'>) {
  const { db } = locals;
  const officer = signedIn(locals);
  const choices = await areaChoices(db, await areasFor(db, officer, 'keepSignposts'));
  return choices.map(({ id, name }) => ({ id, name }));
}
