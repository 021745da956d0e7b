import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { certificate, type CertificateId } from '#db/schema/certificates.ts';
import { hashKey } from '#lib/keys/link-key.ts';
import type { Certificate } from './row.ts';

/** What anybody may learn of a certificate by its number: no name. */
export type Checked = {
  number: string;
  courseTitle: string;
  attendedOn: Temporal.PlainDate;
  state: 'valid' | 'replaced' | 'revoked';
  /** The number that stands in for it now. */
  replacedBy: string | null;
};

const newer = alias(certificate, 'newer');

/** How a certificate stands, by its number as it is printed; null for a number that nobody was given. */
export async function checkCertificate(db: Db, number: string): Promise<Checked | null> {
  const [row] = await db
    .select({
      number: certificate.number,
      courseTitle: certificate.courseTitle,
      attendedOn: certificate.attendedOn,
      revokedAt: certificate.revokedAt,
      replacedBy: newer.number,
    })
    .from(certificate)
    .leftJoin(newer, eq(newer.replacesId, certificate.id))
    .where(eq(certificate.number, number));
  if (!row) return null;
  const { revokedAt, ...facts } = row;
  const state = !revokedAt ? 'valid' : facts.replacedBy ? 'replaced' : 'revoked';
  return { ...facts, state };
}

/** The certificate that a private link opens; null for one that was revoked, or whose name is taken off. */
export async function certificateOfKey(db: Db, key: string): Promise<Certificate | null> {
  const [row] = await db
    .select()
    .from(certificate)
    .where(
      and(
        eq(certificate.keyHash, hashKey(key)),
        isNull(certificate.revokedAt),
        ne(certificate.keySealed, sql`''::bytea`),
      ),
    );
  return row ?? null;
}

/** A certificate by its id. */
export async function findCertificate(db: Db, id: CertificateId): Promise<Certificate | null> {
  const [row] = await db.select().from(certificate).where(eq(certificate.id, id));
  return row ?? null;
}

/** The number of the certificate that another stands in for. */
export async function numberReplaced(db: Db, { replacesId }: Certificate): Promise<string | null> {
  const old = replacesId ? await findCertificate(db, replacesId) : null;
  return old?.number ?? null;
}
