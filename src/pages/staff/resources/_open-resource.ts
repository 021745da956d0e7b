import type { APIContext } from 'astro';
import { findResource } from '#lib/campaigns/resources/find.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import type { ResourceId } from '#db/schema/resources.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

/** The resource that the address names, if whoever is signed in may do a thing with it; null otherwise. */
export async function openResource(
  { locals, params }: Pick<APIContext, 'locals' | 'params'>,
  ability: Ability,
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.seeResources(officer) || !can[ability](officer)) return null;
  const found = await findResource(db, officer, readId<'resource'>(params['id']), now);
  if (!found) return null;
  const { id } = found.resource;
  const { open, current } = found;
  const shown = open ?? current ?? found.versions[0]!;
  const isLive = found.state !== 'withdrawn';
  const mayWrite = isLive && can.writeResources(officer);
  const mayDecide = isLive && can.approveResources(officer);
  const may = {
    edit: mayWrite && open !== null && open.askedAt === null,
    begin: mayWrite && open === null,
    discard: mayWrite && open !== null && open.askedAt === null && open.number > 1,
    decide: mayDecide && open !== null && open.askedAt !== null && !open.writerIds.includes(officer.id),
    withdraw: mayDecide,
    write: mayWrite,
  };
  const seen = { id, sequence: shown.sequence };
  const list = { href: paths.staff.resources, text: 'Resources' };
  const trail = [list, { href: paths.staff.resource(id), text: shown.title }];
  return { officer, db, now, found, shown, seen, may, trail, title: shown.title };
}
export type OpenedResource = NonNullable<Awaited<ReturnType<typeof openResource>>>;

/** The page of a resource, with what was done to it. */
export const resourceDone = (id: ResourceId, done: string): Response =>
  seeOther(withQuery(paths.staff.resource(id), { done }));
