import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { certificate, type CertificateId } from '#db/schema/certificates.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { addressOf, tellHolders, trainedFields } from './letters.ts';
import { bookerOf, lockValid, type NotValid } from './lock.ts';

/** Takes a certificate back; its number says so from now on, and its holder, or whoever booked, is told why. */
export async function revokeCertificate(
  db: Db,
  officer: Officer,
  id: CertificateId,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, NotValid>> {
  return db.transaction(async (tx) => {
    const locked = await lockValid(tx, id);
    if (!locked.ok) return locked;
    const one = locked.value;
    const ended = { revokedAt: now, revokedBy: officer.id, revokeReason: reason };
    await tx.update(certificate).set(ended).where(eq(certificate.id, id));
    await record(tx, officer, { operation: 'alter', entity: 'certificate', ids: [id], reason }, now);
    const booker = one.personEmail ? null : await bookerOf(tx, one);
    const to = one.personEmail ? addressOf(one) : booker && { name: booker.name, email: booker.email };
    if (!to) return done(null);
    const fields = { ...trainedFields(one), name: to.name, reasonWords: sentence(reason) };
    const about = { entity: 'certificate', id };
    await queueMail(tx, { template: 'certificate-revoked', to, fields, about }, now);
    return done(null);
  });
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Sends a certificate again, to its holder or to whoever booked for them. */
export async function sendCertificateAgain(
  db: Db,
  officer: Officer,
  id: CertificateId,
  now: Temporal.Instant,
): Promise<Outcome<null, NotValid | 'nobody to send to'>> {
  return db.transaction(async (tx) => {
    const locked = await lockValid(tx, id);
    if (!locked.ok) return locked;
    const one = locked.value;
    const booker = await bookerOf(tx, one);
    if (!one.personEmail && !booker) return { ok: false, reason: 'nobody to send to' };
    await tellHolders(tx, [{ certificate: one, booker }], now);
    const entry = { operation: 'disclose', entity: 'certificate', ids: [id] } as const;
    await record(tx, officer, { ...entry, recipient: one.personEmail ? 'Its holder' : 'Who booked' }, now);
    return done(null);
  });
}
