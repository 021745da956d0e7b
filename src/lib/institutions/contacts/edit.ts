import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contact } from '#db/schema/contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { noteKeys } from '../duplicates/check.ts';
import type { AddRefusal, ContactDetails } from './add.ts';
import { changeContact, type Contact, type ContactRefusal, type SeenContact } from './change.ts';
import { ownAddresses } from './erase.ts';
import { suppress, whySuppressed } from './suppression.ts';

export type EditRefusal =
  ContactRefusal | Extract<AddRefusal, 'asked to be removed' | 'asked not to be contacted'>;

/** Changes what we hold of somebody; making sure of their details renews them. */
export const editContact = (
  db: Db,
  officer: Officer,
  seen: SeenContact,
  { details, secret }: { details: ContactDetails; secret: string },
  now: Temporal.Instant,
): Promise<Outcome<null, EditRefusal>> =>
  changeContact(
    db,
    seen,
    async (tx, found) => {
      const refusal = await newAddresses(tx, found, details, secret, now);
      if (refusal) return refused(refusal);
      await tx
        .update(contact)
        .set({ ...details, ...renewed(officer, now) })
        .where(eq(contact.id, found.id));
      await noteKeys(tx, 'contact', [found.id]);
      const fields = Object.keys(details).filter((name) =>
        isNew(found, details, name as keyof ContactDetails),
      );
      await record(tx, officer, { operation: 'alter', entity: 'contact', ids: [found.id], fields }, now);
      return done(null);
    },
    now,
  );

/** Notes that somebody made sure today that a contact still holds and is still needed: retention counts anew. */
export const renewContact = (
  db: Db,
  officer: Officer,
  seen: SeenContact,
  now: Temporal.Instant,
): Promise<Outcome<null, ContactRefusal>> =>
  changeContact(
    db,
    seen,
    async (tx, found) => {
      await tx.update(contact).set(renewed(officer, now)).where(eq(contact.id, found.id));
      const fields = ['renewed_at'];
      await record(tx, officer, { operation: 'alter', entity: 'contact', ids: [found.id], fields }, now);
      return done(null);
    },
    now,
  );

const renewed = ({ id }: Officer, now: Temporal.Instant) => ({
  renewedAt: now,
  renewedBy: id,
  reviewRemindedAt: null,
});

const isNew = (found: Contact, details: ContactDetails, name: keyof ContactDetails): boolean =>
  (found[name] ?? null) !== (details[name] ?? null);

/**
 * Looks whether addresses that are new may be used, and keeps those of somebody who declined from being added again.
 *
 * @returns the refusal, or null
 */
export async function newAddresses(
  tx: Db,
  found: Contact,
  { email, phone }: Pick<ContactDetails, 'email' | 'phone'>,
  secret: string,
  now: Temporal.Instant,
): Promise<'asked to be removed' | 'asked not to be contacted' | null> {
  const fresh = {
    email: email?.toLowerCase() === found.email?.toLowerCase() ? null : email,
    phone: phone === found.phone ? null : phone,
  };
  if (found.state === 'declined') {
    await suppress(tx, secret, await ownAddresses(tx, { ...found, ...fresh }), 'declined', now);
    return null;
  }
  const why = await whySuppressed(tx, secret, fresh);
  return why && (why === 'removed' ? 'asked to be removed' : 'asked not to be contacted');
}
