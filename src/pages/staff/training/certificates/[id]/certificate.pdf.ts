import type { APIRoute } from 'astro';
import { record } from '#lib/audit/record.ts';
import { can } from '#lib/officers/can.ts';
import { certificateFileName, certificatePdf } from '#lib/training/certificates/render.ts';
import { pressOf, privateFile } from '../../../../certificates/_file.ts';
import { openCertificate } from '../_open-certificate.ts';

/** A certificate for an officer to hand on; giving it out goes into the access log. */
export const GET: APIRoute = async (context) => {
  const open = await openCertificate(context, can.seeCertificates);
  if (!open || open.found.certificate.revokedAt) return new Response(null, { status: 404 });
  const { db, officer, now, id, found } = open;
  const { certificate: one, replaces } = found;
  const pdf = await certificatePdf(one, pressOf(context.locals), replaces?.number ?? null);
  await record(db, officer, { operation: 'disclose', entity: 'certificate', ids: [id] }, now);
  return privateFile(pdf, 'application/pdf', certificateFileName(one.number));
};
