import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { certificate, type CertificateId } from '#db/schema/certificates.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { bookerOf, lockValid, type NotValid } from './lock.ts';
import { tellHolders } from './letters.ts';
import { newNumber } from './number.ts';

export type Correction = { personName: string; personEmail: string | null; secret: string };

/**
 * Issues a certificate again with a name put right: the old one says from now on which number stands in for it,
 * and the new one is sent.
 *
 * @param correction.secret as for `makeKey`
 * @returns the id of the new one
 */
export async function reissueCertificate(
  db: Db,
  officer: Officer,
  id: CertificateId,
  { personName, personEmail, secret }: Correction,
  now: Temporal.Instant,
): Promise<Outcome<CertificateId, NotValid | 'nothing changed'>> {
  return db.transaction(async (tx) => {
    const locked = await lockValid(tx, id);
    if (!locked.ok) return locked;
    const old = locked.value;
    if (old.personName === personName && old.personEmail === personEmail) return refused('nothing changed');
    const number = newNumber();
    await tx
      .update(certificate)
      .set({ revokedAt: now, revokedBy: officer.id, revokeReason: `Issued again as ${number}` })
      .where(eq(certificate.id, id));
    const { hash: keyHash, sealed: keySealed } = makeKey(secret);
    const { id: _old, ...facts } = old;
    const person = { personName, personEmail, keyHash, keySealed };
    const [made] = await tx
      .insert(certificate)
      .values({ ...facts, ...person, number, issuedAt: now, replacesId: id })
      .returning();
    const entry = { operation: 'alter', entity: 'certificate', ids: [id, made!.id] } as const;
    await record(tx, officer, { ...entry, fields: ['person_name', 'person_email'] }, now);
    await tellHolders(tx, [{ certificate: made!, booker: await bookerOf(tx, made!) }], now, old.number);
    return done(made!.id);
  });
}
