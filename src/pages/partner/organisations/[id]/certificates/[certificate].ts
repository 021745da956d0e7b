import type { APIRoute } from 'astro';
import { certificateKey } from '#lib/partners/training/certificates.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';
import { openOrganisation } from '../../../_signed-in.ts';

/** Leads to the file of a certificate of the organisation. */
export const GET: APIRoute = async (page) => {
  const open = await openOrganisation(page);
  const id = readId<'certificate'>(page.params['certificate']);
  if (!open || !id) return new Response(null, { status: 404 });
  const { secret } = page.locals.environment;
  const key = await certificateKey(open.db, open.actor, { institutionId: open.id, id, secret }, open.now);
  return key ? seeOther(paths.certificateFile(key)) : new Response(null, { status: 404 });
};
