import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contact } from '#db/schema/contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeContact, type ContactRefusal, type SeenContact } from './change.ts';
import { sendToContact } from './notice-letter.ts';

/**
 * Sends somebody a new private link because they asked for it; the one they lost opens nothing any more. It answers
 * a wish of theirs, so it goes to whoever declined or is paused, too.
 */
export const sendLinkAgain = (
  db: Db,
  officer: Officer,
  seen: SeenContact,
  secret: string,
  now: Temporal.Instant,
): Promise<Outcome<null, ContactRefusal | 'no email'>> =>
  changeContact(
    db,
    seen,
    async (tx, found) => {
      const { hash: keyHash, sealed: keySealed } = makeKey(secret);
      const fresh = { ...found, keyHash, keySealed };
      if (!(await sendToContact(tx, 'contact-link', fresh, secret, now))) return refused('no email');
      await tx.update(contact).set({ keyHash, keySealed }).where(eq(contact.id, found.id));
      const entry = { operation: 'alter', entity: 'contact', ids: [found.id], fields: ['key_hash'] } as const;
      await record(tx, officer, entry, now);
      return done(null);
    },
    now,
  );

/**
 * Sends whoever has an address the link to what we hold of them; says nothing of whether we hold anything. The link
 * they had still opens it: anybody can type in an address.
 */
export async function sendOwnLink(
  db: Db,
  email: string,
  secret: string,
  now: Temporal.Instant,
): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx
      .select()
      .from(contact)
      .where(and(eq(contact.email, email), isNull(contact.erasedAt), isNull(contact.mergedIntoId)))
      .orderBy(asc(contact.addedAt))
      .limit(5)
      .for('update');
    for (const one of rows) await sendToContact(tx, 'contact-link', one, secret, now);
  });
}
