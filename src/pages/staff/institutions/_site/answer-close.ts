import type { AstroGlobal } from 'astro';
import { findSite } from '#lib/institutions/sites/list.ts';
import { closeSite } from '#lib/institutions/sites/write.ts';
import { can } from '#lib/officers/can.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { isRefused } from '#lib/web/respond.ts';
import { doneAt, openInstitution } from '../_open-institution.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

/** Answers the page that closes a site today, or opens it again; null when it is not for whoever is signed in. */
export async function answerCloseSite({ locals, params, request, response }: Page) {
  const open = await openInstitution({ locals, params }, can.manageInstitutions);
  const found = open && (await findSite(open.db, open.id, readId(params['site'])));
  if (!open || !found) return null;
  const shown = { ...open, found, errors: {} as Mistakes };
  if (request.method !== 'POST') return shown;
  const seen = { institutionId: open.id, siteId: found.id, sequence: found.sequence };
  const closedOn = found.closedOn ? null : open.today;
  const outcome = await closeSite(open.db, open.officer, seen, closedOn, open.now);
  if (outcome.ok) return doneAt(open.id, closedOn ? 'site-closed' : 'site');
  isRefused(response);
  return { ...shown, errors: { site: 'Somebody changed this site at the same moment. Do it again' } };
}
