import type { APIRoute } from 'astro';
import { certificateOfKey, numberReplaced } from '#lib/training/certificates/find.ts';
import { certificateFileName, certificatePdf } from '#lib/training/certificates/render.ts';
import { problem, tooMany } from '#lib/web/failure.ts';
import { pressOf, privateFile } from '../../_file.ts';

/** A certificate for whoever has its link, printed at that moment and kept nowhere. */
export const GET: APIRoute = async ({ locals, params }) => {
  const { db, limits, clientAddress, requestId } = locals;
  const allowed = await limits.allow('certificate', clientAddress);
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, requestId);
  const found = await certificateOfKey(db, params['key'] ?? '');
  if (!found) return problem(404, requestId);
  const pdf = await certificatePdf(found, pressOf(locals), await numberReplaced(db, found));
  return privateFile(pdf, 'application/pdf', certificateFileName(found.number));
};
