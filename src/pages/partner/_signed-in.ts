import type { APIContext } from 'astro';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Partner } from '#lib/actor.ts';
import { isLead, membershipIn } from '#lib/partners/memberships/mine.ts';
import { readId } from '#lib/web/read-id.ts';

/** Whoever is signed in, as the actor of what they do in this request; the guard lets nobody else in. */
export function actingPartner({ partner, requestId }: App.Locals): Partner & { requestId: string } {
  if (!partner) throw new Error('A page of partners without a guard.');
  return { ...partner, requestId };
}

/** The organisation that the address names, for somebody who may see it; null where it is none of theirs. */
export async function openOrganisation({ locals, params }: Pick<APIContext, 'locals' | 'params'>) {
  const { db, now } = locals;
  const actor = actingPartner(locals);
  const id = readId<'institution'>(params['id']);
  const membership = id && (await membershipIn(db, actor.id, id));
  return membership && { actor, db, now, id: id as InstitutionId, membership, isLead: isLead(membership) };
}
export type Open = NonNullable<Awaited<ReturnType<typeof openOrganisation>>>;

/** The same, for a training lead. */
export async function openAsLead(page: Pick<APIContext, 'locals' | 'params'>): Promise<Open | null> {
  const open = await openOrganisation(page);
  return open?.isLead ? open : null;
}
