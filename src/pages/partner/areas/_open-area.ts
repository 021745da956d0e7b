import type { AstroGlobal } from 'astro';
import { acknowledgeAsPartner } from '#lib/tension/summaries/acknowledge.ts';
import { findForPartner, textForPartner } from '#lib/tension/summaries/for-partner.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';
import { actingPartner } from '../_signed-in.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

/** What the organisation of a partner was last sent of an area, and their button that they read it; null where nothing was. */
export async function openPartnerArea({ locals, params, request, response }: Page) {
  const { db, now } = locals;
  const partner = actingPartner(locals);
  const slug = (params['slug'] ?? '').slice(0, 100);
  const found = await findForPartner(db, partner, slug, now);
  if (!found) return null;
  if (request.method === 'POST') {
    const outcome = await acknowledgeAsPartner(db, partner, { slug, id: found.id }, now);
    if (outcome.ok) return seeOther(withQuery(paths.partner.area(slug), { done: 'read' }));
    isRefused(response);
  }
  return { found, text: await textForPartner(db, found, now) };
}
