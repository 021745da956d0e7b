import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { contactNotice, contactWish } from '#db/schema/contact-notices.ts';
import { contact, type ContactId, roleHolding } from '#db/schema/contacts.ts';
import { engagement, engagementContact } from '#db/schema/engagements.ts';
import { engagementTerm } from '#db/schema/engagement-terms.ts';
import { institution, institutionType } from '#db/schema/institutions.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { network, networkMember } from '#db/schema/networks.ts';
import { officer } from '#db/schema/officers.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { hashKey } from '#lib/keys/link-key.ts';

/** The contact that a private link opens, or null: wrong, mistyped and forgotten keys look the same. */
export async function contactOfKey(db: Db, key: string): Promise<ContactId | null> {
  const [row] = await db
    .select({ id: contact.id, mergedIntoId: contact.mergedIntoId })
    .from(contact)
    .where(and(eq(contact.keyHash, hashKey(key)), isThere));
  // The link in an older mail opens the record that theirs was merged into.
  return row ? (row.mergedIntoId ?? row.id) : null;
}

/** Where a contact lies, for asking who may see it; null where there is none. */
export async function placeOfContact(
  db: Db,
  id: ContactId | null,
): Promise<{ id: ContactId; areaId: AreaId | null; mergedIntoId: ContactId | null } | null> {
  if (!id) return null;
  const [row] = await db
    .select({ id: contact.id, areaId: contact.areaId, mergedIntoId: contact.mergedIntoId })
    .from(contact)
    .where(and(eq(contact.id, id), isThere));
  return row ?? null;
}

// An empty row that was merged leads on: it is emptied a month later, and links to it stay good.
const isThere = or(isNull(contact.erasedAt), isNotNull(contact.mergedIntoId));

const adder = alias(officer, 'adder');
const keeper = alias(officer, 'keeper');

/** All that is held of a contact; that it was looked at is recorded. Null where there is none. */
export async function findContact(db: Db, actor: Actor, id: ContactId, now: Temporal.Instant) {
  const [row] = await db
    .select({ contact, area: area.name, addedBy: adder.name, keeper: keeper.name })
    .from(contact)
    .leftJoin(area, eq(area.id, contact.areaId))
    .innerJoin(adder, eq(adder.id, contact.addedBy))
    .leftJoin(keeper, eq(keeper.id, contact.ownerId))
    .where(and(eq(contact.id, id), isNull(contact.erasedAt), isNull(contact.mergedIntoId)));
  if (!row) return null;
  const [roles, notices, wishes, networks, engagements] = await Promise.all([
    rolesOf(db, id),
    noticesOf(db, id),
    wishesOf(db, id),
    networksOf(db, id),
    engagementsOf(db, id),
    record(db, actor, { operation: 'consult', entity: 'contact', ids: [id] }, now),
  ]);
  return { ...row, keeper: row.keeper ?? row.addedBy, roles, notices, wishes, networks, engagements };
}
export type FoundContact = NonNullable<Awaited<ReturnType<typeof findContact>>>;

const rolesOf = (db: Db, id: ContactId) =>
  db
    .select({
      role: roleHolding,
      institution: {
        id: institution.id,
        name: institution.name,
        contactState: institution.contactState,
        pausedUntil: institution.pausedUntil,
        closedOn: institution.closedOn,
      },
      type: institutionType.label,
      district: area.name,
      conditionBy: officer.name,
    })
    .from(roleHolding)
    .innerJoin(institution, eq(institution.id, roleHolding.institutionId))
    .innerJoin(institutionType, eq(institutionType.code, institution.typeCode))
    .leftJoin(area, eq(area.id, institution.districtId))
    .leftJoin(officer, eq(officer.id, roleHolding.conditionBy))
    .where(eq(roleHolding.contactId, id))
    .orderBy(sql`${roleHolding.toOn} is not null`, desc(roleHolding.isMain), asc(institution.name));

const noticesOf = (db: Db, id: ContactId) =>
  db
    .select({
      way: contactNotice.way,
      givenAt: contactNotice.givenAt,
      words: contactNotice.words,
      by: officer.name,
      // The mail came back: it told nobody.
      isLost: sql<boolean>`${mailMessage.id} is not null`,
    })
    .from(contactNotice)
    .leftJoin(officer, eq(officer.id, contactNotice.givenBy))
    .leftJoin(
      mailMessage,
      and(
        eq(contactNotice.way, 'email'),
        eq(mailMessage.entityId, contactNotice.contactId),
        eq(mailMessage.template, 'contact-notice'),
        eq(mailMessage.queuedAt, contactNotice.givenAt),
        isNotNull(mailMessage.failedAt),
      ),
    )
    .where(eq(contactNotice.contactId, id))
    .orderBy(desc(contactNotice.givenAt));

const wishesOf = (db: Db, id: ContactId) =>
  db
    .select({ wish: contactWish, by: officer.name })
    .from(contactWish)
    .leftJoin(officer, eq(officer.id, contactWish.doneBy))
    .where(eq(contactWish.contactId, id))
    .orderBy(desc(contactWish.askedAt))
    .limit(20);

const networksOf = (db: Db, id: ContactId) =>
  db
    .select({ id: network.id, name: network.name, agreedOn: networkMember.agreedOn })
    .from(networkMember)
    .innerJoin(network, eq(network.id, networkMember.networkId))
    .where(and(eq(networkMember.contactId, id), isNull(networkMember.leftAt), isNull(network.closedAt)))
    .orderBy(asc(network.name));

/** The latest times when we were in touch, by kind and day: what was said stands with the engagement. */
const engagementsOf = (db: Db, id: ContactId) =>
  db
    .select({
      id: engagement.id,
      happenedAt: engagement.happenedAt,
      type: engagementTerm.label,
      institution: institution.name,
      areaId: engagement.areaId,
      marking: engagement.marking,
    })
    .from(engagementContact)
    .innerJoin(engagement, eq(engagement.id, engagementContact.engagementId))
    .innerJoin(engagementTerm, eq(engagementTerm.code, engagement.typeCode))
    .leftJoin(institution, eq(institution.id, engagement.institutionId))
    .where(eq(engagementContact.contactId, id))
    .orderBy(desc(engagement.happenedAt))
    .limit(10);

/** The records that were merged into a contact, with its own: what the access log may know them by. */
export async function idsOfContact(db: Db, id: ContactId): Promise<ContactId[]> {
  const rows = await db
    .select({ id: contact.id })
    .from(contact)
    .where(or(eq(contact.id, id), eq(contact.mergedIntoId, id)));
  return rows.map((row) => row.id);
}
