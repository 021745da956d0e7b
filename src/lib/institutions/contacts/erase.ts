import { inArray, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contactNotice, contactWish } from '#db/schema/contact-notices.ts';
import { contact, type ContactId, roleHolding } from '#db/schema/contacts.ts';
import { institution } from '#db/schema/institutions.ts';
import { networkMember } from '#db/schema/networks.ts';
import type { Actor, Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { forgetMessages } from '#lib/mail/forget-messages.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { forgetNames } from '../search/saved/forget-names.ts';
import { phoneFigures } from './addresses.ts';
import { type Contact, type ContactRefusal, lockContact } from './change.ts';
import { type Addresses, suppress } from './suppression.ts';

/**
 * Wipes people out of the register, with every record that was merged into theirs: names, addresses, roles, notices,
 * wishes and mails, and their names in saved searches. A row with nothing in it stays, for what other rooms point to.
 */
export async function eraseContacts(tx: Db, ids: readonly ContactId[], now: Temporal.Instant): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .select({ id: contact.id, name: contact.name })
    .from(contact)
    .where(or(inArray(contact.id, [...ids]), inArray(contact.mergedIntoId, [...ids])));
  const all = rows.map(({ id }) => id);
  for (const table of [roleHolding, contactNotice, contactWish, networkMember])
    await tx.delete(table).where(inArray(table.contactId, all));
  await forgetCopies(tx, all);
  await forgetMessages(tx, 'contact', all);
  await forgetNames(tx, [...new Set(rows.map(({ name }) => name))]);
  const nothing = { name: '', email: null, phone: null, contactWords: null, sourceWords: null };
  const noLink = { keyHash: null, keySealed: null, ownerId: null };
  const noState = { state: 'open', pausedUntil: null, stateAt: null, stateBy: null } as const;
  await tx
    .update(contact)
    .set({ ...nothing, ...noLink, ...noState, erasedAt: now })
    .where(inArray(contact.id, all));
}

// What imports and merges keep to undo by would bring somebody back.
async function forgetCopies(tx: Db, all: ContactId[]): Promise<void> {
  const ours = sql`array[${sql.join(all, sql`, `)}]::uuid[]`;
  await tx.execute(sql`delete from blocking_key where entity_id = any(${ours})`);
  await tx.execute(
    sql`delete from duplicate_pair where entity = 'contact' and (first_id = any(${ours}) or second_id = any(${ours}))`,
  );
  await tx.execute(
    sql`delete from record_merge where entity = 'contact' and (from_id = any(${ours}) or into_id = any(${ours}))`,
  );
  await tx.execute(
    sql`update import_row set record = null, cells = null, before = null, hashes = null, contact_id = null, decision = 'skip'
      where contact_id = any(${ours})`,
  );
}

/** The addresses of somebody that are theirs alone: not the mailbox or switchboard of an institution of theirs. */
export async function ownAddresses(tx: Db, one: Contact): Promise<Addresses> {
  const shared = await tx
    .selectDistinct({ mailbox: institution.mailbox, telephone: institution.telephone })
    .from(institution)
    .innerJoin(roleHolding, sql`${roleHolding.institutionId} = ${institution.id}`)
    .where(sql`${roleHolding.contactId} = ${one.id}`);
  const isShared = shared.some(({ mailbox }) => mailbox?.toLowerCase() === one.email?.toLowerCase());
  const figures = one.phone && phoneFigures(one.phone);
  const isSwitchboard = shared.some(({ telephone }) => telephone && phoneFigures(telephone) === figures);
  return { email: isShared ? null : one.email, phone: isSwitchboard ? null : one.phone };
}

/** Erases somebody by an officer, with a reason; who asked to go is not added again. */
export function eraseContact(
  db: Db,
  officer: Officer,
  id: ContactId,
  { reason, theyAsked, secret }: { reason: string; theyAsked: boolean; secret: string },
  now: Temporal.Instant,
): Promise<Outcome<null, Extract<ContactRefusal, 'no such contact'>>> {
  return erase(db, officer, id, { reason, secret: theyAsked ? secret : null }, now);
}

/** Erases somebody who removes themselves by their own link, at once; their addresses are not added again. */
export function removeSelf(
  db: Db,
  actor: Actor & { kind: 'contact' },
  secret: string,
  now: Temporal.Instant,
): Promise<Outcome<null, Extract<ContactRefusal, 'no such contact'>>> {
  return erase(db, actor, actor.contactId, { reason: 'they removed themselves', secret }, now);
}

function erase(
  db: Db,
  actor: Actor,
  id: ContactId,
  { reason, secret }: { reason: string; secret: string | null },
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such contact'>> {
  return db.transaction(async (tx) => {
    const found = await lockContact(tx, id);
    if (!found) return refused('no such contact');
    if (secret) await suppress(tx, secret, await ownAddresses(tx, found), 'removed', now);
    await eraseContacts(tx, [id], now);
    await record(tx, actor, { operation: 'erase', entity: 'contact', ids: [id], reason }, now);
    return done(null);
  });
}
