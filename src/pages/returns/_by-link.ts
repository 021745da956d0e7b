import type { AstroGlobal } from 'astro';
import { openReturnLink, type ReturnLink } from '#lib/tension/returns/link.ts';
import { sendByLink } from '#lib/tension/returns/send-partner.ts';
import { tooMany } from '#lib/web/failure.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { isAbsent, seeOther } from '#lib/web/respond.ts';
import { answerPartnerReturn, type PartnerReturnView } from '../partner/returns/_answer.ts';

type ByLink = { link: ReturnLink; view: PartnerReturnView | null };

/**
 * Answers the link that was mailed to whoever reports. Opening it uses nothing up, since scanners open links before
 * their reader does; sending the return does. Null, with 404, for one that opens nothing.
 */
export async function returnByLink(page: AstroGlobal): Promise<ByLink | Response | null> {
  const { db, now, limits, clientAddress, requestId } = page.locals;
  const key = page.params['key'] ?? '';
  const allowed = await limits.allow('partner-enter', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const link = await openReturnLink(db, key, now);
  if (!link) return (isAbsent(page.response), null);
  // What a used link shows says nothing of what was sent: mails are passed on.
  if (link.usedAt && page.request.method !== 'POST') return { link, view: null };
  const view = await answerPartnerReturn(page, [link.district, link.organisation], (tx, answer) =>
    sendByLink(tx, { key, requestId }, answer, now),
  );
  if (view !== 'sent') return { link, view };
  return seeOther(withQuery(paths.partner.returnByLink(key), { sent: 'yes' }));
}
