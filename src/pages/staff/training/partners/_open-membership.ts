import type { APIContext } from 'astro';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { findMembership, placeOfMembership } from '#lib/partners/memberships/find-for-staff.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** The membership that the address names, where whoever is signed in looks after partners; null for any other. */
export async function openMembership({ locals, params }: Pick<APIContext, 'locals' | 'params'>) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const id = readId<'partner_membership'>(params['membership']);
  const place = id && (await placeOfMembership(db, id));
  if (!place) return null;
  // An organisation without a district is everybody's.
  const path = place.districtId ? await knownAreaPath(db, place.districtId, now) : undefined;
  if (!can.managePartners(officer, path)) return null;
  const found = await findMembership(db, officer, id, now);
  const trail = [{ href: paths.staff.partners, text: 'Partners' }];
  return found && { officer, db, now, id, found, trail };
}
export type OpenMembership = NonNullable<Awaited<ReturnType<typeof openMembership>>>;
