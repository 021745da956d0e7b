import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type AreaPath, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { areaOfRequest, findRequest } from '#lib/training/requests/find.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;
type Check = (officer: Officer, path: AreaPath) => boolean;

/** The request that the address names, if whoever is signed in may do this in its district; else null. */
export async function openRequest({ locals, params }: Page, check: Check) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const id = readId<'training_request'>(params['id']);
  const areaId = await areaOfRequest(db, id);
  if (!id || !areaId) return null;
  const path = await knownAreaPath(db, areaId, now);
  if (!can.seeRequests(officer, path) || !check(officer, path)) return null;
  const found = await findRequest(db, officer, id, now);
  if (!found) return null;
  const list = { href: paths.staff.requests, text: 'Training requests' };
  const here = {
    href: paths.staff.request(id),
    text: `${found.request.organisation}, ${found.request.reference}`,
  };
  return { officer, db, now, id, found, request: found.request, path, trail: [list, here] };
}
export type OpenRequest = NonNullable<Awaited<ReturnType<typeof openRequest>>>;
