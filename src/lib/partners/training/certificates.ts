import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { certificate, type CertificateId } from '#db/schema/certificates.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { openKey } from '#lib/keys/link-key.ts';

const listed = 500;

/** The certificates that count of an organisation's people, newest first; the look is recorded. */
export async function certificatesOf(
  db: Db,
  actor: Partner,
  institutionId: InstitutionId,
  now: Temporal.Instant,
) {
  const rows = await db
    .select({
      id: certificate.id,
      number: certificate.number,
      name: certificate.personName,
      course: certificate.courseTitle,
      attendedOn: certificate.attendedOn,
      refresherDueOn: certificate.refresherDueOn,
    })
    .from(certificate)
    .where(and(eq(certificate.institutionId, institutionId), isNull(certificate.revokedAt)))
    .orderBy(desc(certificate.attendedOn), certificate.number)
    .limit(listed);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await record(db, actor, { operation: 'consult', entity: 'certificate', ids }, now);
  return rows;
}
export type PartnerCertificate = Awaited<ReturnType<typeof certificatesOf>>[number];

/** The ids of the certificates that count of an organisation's people, for a file of them. */
export async function idsOfOrganisation(db: Db, institutionId: InstitutionId): Promise<CertificateId[]> {
  const rows = await db
    .select({ id: certificate.id })
    .from(certificate)
    .where(and(eq(certificate.institutionId, institutionId), isNull(certificate.revokedAt)));
  return rows.map(({ id }) => id);
}

/** The key of a certificate's file, for somebody who may see its organisation; the giving out is recorded. */
export async function certificateKey(
  db: Db,
  actor: Partner,
  { institutionId, id, secret }: { institutionId: InstitutionId; id: CertificateId; secret: string },
  now: Temporal.Instant,
): Promise<string | null> {
  const [row] = await db
    .select({ keySealed: certificate.keySealed, revokedAt: certificate.revokedAt })
    .from(certificate)
    .where(and(eq(certificate.id, id), eq(certificate.institutionId, institutionId)));
  if (!row || row.revokedAt) return null;
  const entry = { operation: 'disclose', entity: 'certificate', ids: [id] } as const;
  await record(db, actor, { ...entry, recipient: 'a colleague of the person' }, now);
  return openKey(secret, row.keySealed);
}
