import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { acceptInvitation, openInvitation, type OpenInvitation } from '#lib/partners/memberships/accept.ts';
import { tooMany } from '#lib/web/failure.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isAbsent, seeOther } from '#lib/web/respond.ts';
import { browserOf } from './_browser.ts';

const form = z.object({ name: line('your full name', 100) });

export type InvitationView = { invitation: OpenInvitation; name: string; errors: Mistakes };

/** Answers the link of an invitation; opening it uses nothing up. Null, with 404, for one that opens nothing. */
export async function invitationPage(page: AstroGlobal): Promise<InvitationView | Response | null> {
  const { db, now, limits, clientAddress, requestId, partner } = page.locals;
  const key = page.params['key'] ?? '';
  const allowed = await limits.allow('partner-enter', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const invitation = await openInvitation(db, key, now);
  if (!invitation) return (isAbsent(page.response), null);
  const own = partner?.email === invitation.email ? (partner.name ?? '') : emptyForm(form).name;
  if (page.request.method !== 'POST') return { invitation, name: own, errors: {} };
  const read = await readForm(page.request, form);
  if (!read.ok)
    return (hasMistakes(page.response), { invitation, name: read.values.name, errors: read.errors });
  const accepted = await acceptInvitation(db, browserOf(page), { key, name: read.value.name }, now);
  if (!accepted.ok) return (isAbsent(page.response), null);
  const there = withQuery(paths.partner.organisation(invitation.institutionId), { new: 'joined' });
  return seeOther(there, { 'Set-Cookie': accepted.value.cookie });
}
