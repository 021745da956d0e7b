import { and, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { contactNotice, type NoticeWay } from '#db/schema/contact-notices.ts';
import { contact, type ContactId } from '#db/schema/contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import type { Contact } from './change.ts';
import { sendToContact } from './notice-letter.ts';

/** How a notice is given. `words`: what is worth knowing of it, such as who handed the letter over. */
export type Giving = { way: NoticeWay; words: string | null; secret: string };

/** How many were told, and who could not be: no email address, or contact declined or paused. */
export type Given = { given: number; left: readonly { id: ContactId; name: string }[] };

/** Tells several contacts in some areas what we hold of them, or notes that somebody did. */
export function giveNotices(
  db: Db,
  officer: Officer,
  { ids, areas, ...giving }: Giving & { ids: readonly ContactId[]; areas: readonly AreaId[] },
  now: Temporal.Instant,
): Promise<Given> {
  return db.transaction(async (tx) => {
    if (ids.length === 0) return { given: 0, left: [] };
    const here = areas.length > 0 ? inArray(contact.areaId, [...areas]) : sql`false`;
    const rows = await tx
      .select()
      .from(contact)
      .where(
        and(
          inArray(contact.id, [...ids]),
          or(isNull(contact.areaId), here),
          isNull(contact.erasedAt),
          isNull(contact.mergedIntoId),
        ),
      )
      .orderBy(contact.id)
      .for('update');
    const left: { id: ContactId; name: string }[] = [];
    for (const one of rows)
      if (!(await noteNotice(tx, officer, one, giving, now))) left.push({ id: one.id, name: one.name });
    return { given: rows.length - left.length, left };
  });
}

/**
 * Gives one notice, or notes that it was given, in the transaction of what calls it.
 *
 * @returns whether it could be: a mail goes to nobody without an address, and to nobody who declined or is paused
 */
export async function noteNotice(
  tx: Db,
  officer: Officer,
  one: Contact,
  { way, words, secret }: Giving,
  now: Temporal.Instant,
): Promise<boolean> {
  if (way === 'email' && !(await sendToContact(tx, 'contact-notice', one, secret, now))) return false;
  await tx.insert(contactNotice).values({ contactId: one.id, way, words, givenAt: now, givenBy: officer.id });
  const entry = { operation: 'alter', entity: 'contact', ids: [one.id], fields: ['notice'] } as const;
  await record(tx, officer, entry, now);
  return true;
}
