import type { APIRoute } from 'astro';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { takeBatchFile } from '#lib/training/certificates/batch.ts';
import { readId } from '#lib/web/read-id.ts';
import { privateFile } from '../../../../../certificates/_file.ts';

/** The file of certificates, for whoever asked for it. */
export const GET: APIRoute = async ({ locals, params }) => {
  const officer = signedIn(locals);
  if (!can.seeCertificates(officer)) return new Response(null, { status: 404 });
  const file = await takeBatchFile(locals.db, officer, readId(params['id']), locals.now);
  if (!file) return new Response(null, { status: 404 });
  return privateFile(file, 'application/zip', 'certificates.zip');
};
