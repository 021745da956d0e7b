import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { contact } from '#db/schema/contacts.ts';
import {
  discussionPoint,
  engagement,
  engagementContact,
  type EngagementId,
  engagementOfficer,
  engagementOutcome,
} from '#db/schema/engagements.ts';
import { engagementTerm } from '#db/schema/engagement-terms.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** Where an engagement lies, for asking who may see it; null where there is none. */
export async function placeOfEngagement(
  db: Db,
  id: EngagementId | null,
): Promise<{ id: EngagementId; areaId: AreaId; institutionId: InstitutionId | null } | null> {
  if (!id) return null;
  const [row] = await db
    .select({ id: engagement.id, areaId: engagement.areaId, institutionId: engagement.institutionId })
    .from(engagement)
    .where(eq(engagement.id, id));
  return row ?? null;
}

const purpose = alias(engagementTerm, 'purpose_term');
const changer = alias(officer, 'changer');
const shower = alias(officer, 'shower');

/**
 * All that is recorded of an engagement; that it was looked at is recorded too. Null where there is none.
 *
 * @param people whether the reader may see who was there
 */
export async function findEngagement(
  db: Db,
  actor: Officer,
  { id, people }: { id: EngagementId; people: boolean },
  now: Temporal.Instant,
) {
  const [row] = await headOf(db, id);
  if (!row) return null;
  const [points, outcomes, officers, contacts] = await Promise.all([
    pointsOf(db, id),
    outcomesOf(db, id),
    officersOf(db, id),
    people ? contactsOf(db, id) : [],
    record(db, actor, { operation: 'consult', entity: 'engagement', ids: [id] }, now),
  ]);
  const ids = contacts.map((one) => one.id);
  const entry = { operation: 'consult', entity: 'contact', ids, fields: ['name'] } as const;
  if (ids.length > 0) await record(db, actor, entry, now);
  return { ...row, points, outcomes, officers, contacts };
}
export type FoundEngagement = NonNullable<Awaited<ReturnType<typeof findEngagement>>>;

const headOf = (db: Db, id: EngagementId) =>
  db
    .select({
      engagement,
      type: engagementTerm.label,
      purpose: purpose.label,
      area: { name: area.name, slug: area.slug },
      institution: { id: institution.id, name: institution.name },
      by: officer.name,
      changedBy: changer.name,
      shownBy: shower.name,
    })
    .from(engagement)
    .innerJoin(engagementTerm, eq(engagementTerm.code, engagement.typeCode))
    .innerJoin(purpose, eq(purpose.code, engagement.purposeCode))
    .innerJoin(area, eq(area.id, engagement.areaId))
    .innerJoin(officer, eq(officer.id, engagement.officerId))
    .leftJoin(institution, eq(institution.id, engagement.institutionId))
    .leftJoin(changer, eq(changer.id, engagement.changedBy))
    .leftJoin(shower, eq(shower.id, engagement.shownBy))
    .where(eq(engagement.id, id));

const doer = alias(officer, 'doer');
const pointsOf = (db: Db, id: EngagementId) =>
  db
    .select({ point: discussionPoint, topic: engagementTerm.label, owner: officer.name, doneBy: doer.name })
    .from(discussionPoint)
    .innerJoin(engagementTerm, eq(engagementTerm.code, discussionPoint.topicCode))
    .leftJoin(officer, eq(officer.id, discussionPoint.followUpOwnerId))
    .leftJoin(doer, eq(doer.id, discussionPoint.doneBy))
    .where(eq(discussionPoint.engagementId, id))
    .orderBy(asc(discussionPoint.position));

const outcomesOf = (db: Db, id: EngagementId) =>
  db
    .select({ code: engagementTerm.code, label: engagementTerm.label })
    .from(engagementOutcome)
    .innerJoin(engagementTerm, eq(engagementTerm.code, engagementOutcome.outcomeCode))
    .where(eq(engagementOutcome.engagementId, id))
    .orderBy(asc(engagementTerm.position));

const officersOf = (db: Db, id: EngagementId) =>
  db
    .select({ id: officer.id, name: officer.name })
    .from(engagementOfficer)
    .innerJoin(officer, eq(officer.id, engagementOfficer.officerId))
    .where(eq(engagementOfficer.engagementId, id))
    .orderBy(asc(officer.name));

const contactsOf = (db: Db, id: EngagementId) =>
  db
    .select({ id: contact.id, name: contact.name, state: contact.state, pausedUntil: contact.pausedUntil })
    .from(engagementContact)
    .innerJoin(contact, eq(contact.id, engagementContact.contactId))
    .where(eq(engagementContact.engagementId, id))
    .orderBy(asc(contact.name));
