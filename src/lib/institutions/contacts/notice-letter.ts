import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contact, roleHolding } from '#db/schema/contacts.ts';
import { institution } from '#db/schema/institutions.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { type Link, sealedLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { ukDay } from '#lib/dates.ts';
import type { Contact } from './change.ts';
import { mayContact } from './terms.ts';
import { fromWords } from './words.ts';

/** Mails to somebody whose details we hold. */
export type ContactMail = 'contact-notice' | 'contact-link';

const keepWords = 'We keep this message for 30 days, and your details as the page says.';

/** The main role of somebody, and how its institution stands with us. */
async function mainRole(tx: Db, { id }: Pick<Contact, 'id'>) {
  const [row] = await tx
    .select({ title: roleHolding.title, institution })
    .from(roleHolding)
    .innerJoin(institution, eq(institution.id, roleHolding.institutionId))
    .where(and(eq(roleHolding.contactId, id), isNull(roleHolding.toOn)))
    .orderBy(desc(roleHolding.isMain), roleHolding.recordedAt)
    .limit(1);
  return row ?? null;
}

/** The private link of a contact; one that came without, as from a list, has a key made now. */
async function linkOf(tx: Db, one: Contact, secret: string): Promise<Link> {
  if (one.keySealed) return sealedLink('/your-details/{key}', one.keySealed);
  const { hash: keyHash, sealed: keySealed } = makeKey(secret);
  await tx.update(contact).set({ keyHash, keySealed }).where(eq(contact.id, one.id));
  return sealedLink('/your-details/{key}', keySealed);
}

/** Whether we may write to somebody on a day: neither they nor their institution said no. */
async function mayWriteTo(tx: Db, one: Contact, on: Temporal.PlainDate): Promise<boolean> {
  const role = await mainRole(tx, one);
  return mayContact(one, on) && (!role || mayContact(role.institution, on));
}

/**
 * Queues a mail with the private link. A notice goes to nobody who declined or is paused; their link goes to
 * whoever asks for it, whatever they said.
 *
 * @returns whether there was somebody to write to
 */
export async function sendToContact(
  tx: Db,
  template: ContactMail,
  one: Contact,
  secret: string,
  now: Temporal.Instant,
): Promise<boolean> {
  if (!one.email) return false;
  if (template === 'contact-notice' && !(await mayWriteTo(tx, one, ukDay(now)))) return false;
  const role = await mainRole(tx, one);
  const fields = {
    contactName: one.name,
    roleWords: role ? `${role.title}, ${role.institution.name}` : 'your role',
    detailsUrl: await linkOf(tx, one, secret),
    keepWords,
  };
  const to = { name: one.name, email: one.email };
  const about = { entity: 'contact', id: one.id };
  const from = { sourceWords: fromWords[one.source] };
  if (template === 'contact-link') await queueMail(tx, { template, to, fields, about }, now);
  else await queueMail(tx, { template, to, fields: { ...fields, ...from }, about }, now);
  return true;
}
