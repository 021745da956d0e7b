import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contact, roleHolding } from '#db/schema/contacts.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

const keptBy = (officerId: OfficerId) =>
  and(
    eq(sql`coalesce(${contact.ownerId}, ${contact.addedBy})`, officerId),
    isNull(contact.erasedAt),
    isNull(contact.mergedIntoId),
  );

/** How many contacts an officer looks after, by institution; without a name, since administrators see it too. */
export const contactsKeptBy = (db: Db, officerId: OfficerId) =>
  db
    .select({ id: institution.id, institution: institution.name, contacts: count() })
    .from(contact)
    .leftJoin(
      roleHolding,
      and(eq(roleHolding.contactId, contact.id), roleHolding.isMain, isNull(roleHolding.toOn)),
    )
    .leftJoin(institution, eq(institution.id, roleHolding.institutionId))
    .where(keptBy(officerId))
    .groupBy(institution.id, institution.name)
    .orderBy(institution.name)
    .limit(200);

/**
 * Gives the contacts that one officer looks after to another.
 *
 * @param tx the transaction of the whole hand-over
 * @param only those whose main role is at some institutions; all of them where nothing is said
 * @returns how many there were
 */
export async function takeOverContacts(
  tx: Db,
  actor: Officer,
  from: OfficerId,
  to: OfficerId,
  now: Temporal.Instant,
  only?: readonly InstitutionId[],
): Promise<number> {
  const rows = await tx
    .update(contact)
    .set({ ownerId: to })
    .where(and(keptBy(from), only && inArray(contact.id, mainlyAt(tx, only))))
    .returning({ id: contact.id });
  const ids = rows.map(({ id }) => id);
  const entry = { operation: 'alter', entity: 'contact', ids, fields: ['owner_id'] } as const;
  if (ids.length > 0) await record(tx, actor, entry, now);
  return ids.length;
}

const mainlyAt = (tx: Db, only: readonly InstitutionId[]) =>
  tx
    .select({ id: roleHolding.contactId })
    .from(roleHolding)
    .where(and(inArray(roleHolding.institutionId, [...only]), roleHolding.isMain, isNull(roleHolding.toOn)));
