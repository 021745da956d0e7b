import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { contact, type ContactId } from '#db/schema/contacts.ts';
import { type Outcome, refused } from '#lib/outcome.ts';

export type Contact = typeof contact.$inferSelect;
export type ContactRefusal = 'no such contact' | 'changed meanwhile' | 'busy';

/** What the form saw of the contact; null where it does not matter what changed meanwhile. */
export type SeenContact = { id: ContactId; sequence: number | null };

/**
 * Runs a change with the contact locked, so that two changes never cross, and counts it.
 *
 * Refuses a contact that is gone or was merged, or that changed since the form was shown.
 */
export async function changeContact<T, R extends string>(
  db: Db,
  { id, sequence }: SeenContact,
  work: (tx: Db, found: Contact) => Promise<Outcome<T, R>>,
  now: Temporal.Instant,
): Promise<Outcome<T, R | ContactRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const found = await lockContact(tx, id);
      if (!found) return refused('no such contact');
      if (sequence !== null && found.sequence !== sequence) return refused('changed meanwhile');
      const outcome = await work(tx, found);
      if (outcome.ok)
        await tx
          .update(contact)
          .set({ sequence: found.sequence + 1, changedAt: now })
          .where(eq(contact.id, id));
      return outcome;
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

/** Locks a contact that is there until the transaction ends; waits three seconds at the most. */
export async function lockContact(tx: Db, id: ContactId): Promise<Contact | null> {
  await tx.execute(sql`select set_config('lock_timeout', '3s', true)`);
  const [row] = await tx
    .select()
    .from(contact)
    .where(and(eq(contact.id, id), isNull(contact.erasedAt), isNull(contact.mergedIntoId)))
    .for('update');
  return row ?? null;
}
