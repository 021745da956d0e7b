import type { AstroGlobal } from 'astro';
import { leaveOrganisation, otherLeads } from '#lib/partners/memberships/leave.ts';
import { isLead, membershipsOf } from '#lib/partners/memberships/mine.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { actingPartner } from './_signed-in.ts';

/** Answers the page on which somebody leaves an organisation, or takes back having asked to see it. */
export async function leavePage({ locals, params, request }: AstroGlobal) {
  const { db, now } = locals;
  const actor = actingPartner(locals);
  const all = await membershipsOf(db, actor.id);
  const membership = all.find(({ institutionId }) => institutionId === params['id']);
  // Sent twice, what was wanted is so.
  const left = seeOther(withQuery(paths.partner.home, { new: 'left' }));
  if (!membership) return request.method === 'POST' ? left : new Response(null, { status: 404 });
  const { institutionId } = membership;
  if (request.method === 'POST') {
    await leaveOrganisation(db, actor, institutionId, now);
    return left;
  }
  const isOnly = isLead(membership) && (await otherLeads(db, actor, institutionId)) === 0;
  return { membership, isLastLead: membership.grantedAt !== null && isOnly };
}
