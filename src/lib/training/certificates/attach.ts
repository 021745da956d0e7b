import type { Db } from '#db/client.ts';
import type { CertificateId } from '#db/schema/certificates.ts';
import { findCertificate, numberReplaced } from './find.ts';
import { certificateAttachment } from './letters.ts';
import { certificateFileName, certificatePdf, type Press } from './render.ts';

/** Makes the certificate that a mail carries, as it leaves; null for one that was revoked meanwhile. */
export async function attachCertificate(db: Db, press: Press, { kind, id }: { kind: string; id: string }) {
  if (kind !== certificateAttachment) return null;
  const one = await findCertificate(db, id as CertificateId);
  if (!one || one.revokedAt || !one.personName) return null;
  const content = await certificatePdf(one, press, await numberReplaced(db, one));
  return { name: certificateFileName(one.number), mediaType: 'application/pdf', content };
}
