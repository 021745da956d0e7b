import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { roleCodes } from '#lib/partners/memberships/mine.ts';
import { inviteColleague, type InviteRefusal, withdrawInvitation } from '#lib/partners/memberships/invite.ts';
import { answerForm } from '#lib/web/answer.ts';
import { tooMany } from '#lib/web/failure.ts';
import { emailAddress } from '#lib/web/fields.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { readForm } from '#lib/web/form.ts';
import { seeOther } from '#lib/web/respond.ts';
import type { Open } from './_signed-in.ts';

const inviteForm = z.object({
  email: emailAddress('the work email address of your colleague'),
  role: z.enum(roleCodes, { error: 'Choose what they may do' }),
});

const refusals = {
  'not a lead': 'Only a training lead can invite',
  'member already': 'They see this organisation already',
  'invited already': 'They are invited already. Withdraw that invitation to send another',
  'too many': 'Twenty invitations are open. Withdraw one first',
} satisfies Record<InviteRefusal, string>;

/** Answers the form by which a training lead invites a colleague. */
export async function answerInvite(page: AstroGlobal, open: Open) {
  const { db, now, actor, id } = open;
  const { limits, clientAddress, requestId, environment } = page.locals;
  if (page.request.method === 'POST') {
    const allowed = await limits.allow('partner-link', clientAddress);
    if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  }
  const answer = await answerForm(
    page,
    inviteForm,
    (value) => inviteColleague(db, actor, id, { ...value, secret: environment.secret }, now),
    (reason) => ({ email: refusals[reason] }),
    { role: 'colleague' },
  );
  return answer.done ? seeOther(withQuery(paths.partner.colleagues(id), { new: 'invited' })) : answer;
}

const withdrawForm = z.object({ invitation: z.string().optional() });

/** Takes an invitation back, when the list of colleagues was sent with one; sent twice, it stays taken back. */
export async function answerWithdrawal(page: AstroGlobal, open: Open): Promise<Response | null> {
  if (page.request.method !== 'POST') return null;
  const form = await readForm(page.request, withdrawForm);
  const invitation = readId<'partner_invitation'>(form.values.invitation);
  if (!invitation || !open.isLead) return new Response(null, { status: 404 });
  const { db, actor, id, now } = open;
  await withdrawInvitation(db, actor, { institutionId: id, id: invitation }, now);
  return seeOther(withQuery(paths.partner.colleagues(id), { new: 'withdrawn' }));
}
