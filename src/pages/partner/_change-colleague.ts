import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { MembershipId } from '#db/schema/partners.ts';
import { changeColleague, listColleagues, removeColleague } from '#lib/partners/memberships/colleagues.ts';
import { readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';
import { openAsLead } from './_signed-in.ts';

const form = z.object({
  do: z.enum(['remove', 'training_lead', 'colleague'], { error: 'Choose what to do' }),
});

const absent = () => new Response(null, { status: 404 });

/** Answers the page on which a training lead changes or removes a colleague. */
export async function colleaguePage(page: AstroGlobal) {
  const open = await openAsLead(page);
  const membershipId = readId<'partner_membership'>(page.params['membership']);
  if (!open || !membershipId) return absent();
  const { db, actor, id, now } = open;
  if (page.request.method !== 'POST') {
    const { members } = await listColleagues(db, actor, id, now);
    const colleague = members.find((one) => one.id === membershipId && one.partnerId !== actor.id);
    return colleague ? { open, colleague } : absent();
  }
  const read = await readForm(page.request, form);
  if (!read.ok) return absent();
  const done = await change(open, membershipId, read.value.do);
  if (!done.ok) return absent();
  const news = read.value.do === 'remove' ? 'removed' : 'changed';
  return seeOther(withQuery(paths.partner.colleagues(id), { new: news }));
}

type Open = NonNullable<Awaited<ReturnType<typeof openAsLead>>>;

const change = (
  { db, actor, id, now }: Open,
  membershipId: MembershipId,
  what: z.output<typeof form>['do'],
) =>
  what === 'remove'
    ? removeColleague(db, actor, { institutionId: id, membershipId }, now)
    : changeColleague(db, actor, { institutionId: id, membershipId, role: what }, now);
