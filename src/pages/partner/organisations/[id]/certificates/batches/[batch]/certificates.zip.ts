import type { APIRoute } from 'astro';
import { takeBatchFile } from '#lib/training/certificates/batch.ts';
import { privateFile } from '../../../../../../certificates/_file.ts';
import { openBatch } from '../../../../../_certificates.ts';
import { openOrganisation } from '../../../../../_signed-in.ts';

/** The file of an organisation's certificates, for whoever asked for it and still belongs there. */
export const GET: APIRoute = async (page) => {
  const open = await openOrganisation(page);
  const batch = open && (await openBatch(page, open));
  const file = batch && (await takeBatchFile(open.db, open.actor, batch.id, open.now));
  if (!file) return new Response(null, { status: 404 });
  return privateFile(file, 'application/zip', 'certificates.zip');
};
