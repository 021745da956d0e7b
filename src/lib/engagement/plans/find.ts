import { desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { engagementTerm } from '#db/schema/engagement-terms.ts';
import { institution, site } from '#db/schema/institutions.ts';
import { officer as account } from '#db/schema/officers.ts';
import {
  plannedContact,
  plannedContactChange,
  type PlannedContactId,
  plannedContactOfficer,
} from '#db/schema/planned-contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

const purpose = alias(engagementTerm, 'purpose_term');
const topic = alias(engagementTerm, 'topic_term');
const planner = alias(account, 'planner');
const canceller = alias(account, 'canceller');

/** All that is held of a plan; that it was looked at is recorded. Null where there is none. */
export async function findPlan(db: Db, officer: Officer, id: PlannedContactId, now: Temporal.Instant) {
  const [row] = await db
    .select({
      plan: plannedContact,
      type: engagementTerm.label,
      purpose: purpose.label,
      topic: topic.label,
      officer: account.name,
      planner: planner.name,
      canceller: canceller.name,
      institution: {
        id: institution.id,
        name: institution.name,
        districtId: institution.districtId,
        contactState: institution.contactState,
        pausedUntil: institution.pausedUntil,
      },
      site: { name: site.name, street: site.street, town: site.town, postcode: site.postcode },
    })
    .from(plannedContact)
    .innerJoin(engagementTerm, eq(engagementTerm.code, plannedContact.typeCode))
    .innerJoin(purpose, eq(purpose.code, plannedContact.purposeCode))
    .innerJoin(account, eq(account.id, plannedContact.officerId))
    .innerJoin(planner, eq(planner.id, plannedContact.plannedBy))
    .innerJoin(institution, eq(institution.id, plannedContact.institutionId))
    .leftJoin(topic, eq(topic.code, plannedContact.topicCode))
    .leftJoin(canceller, eq(canceller.id, plannedContact.cancelledBy))
    .leftJoin(site, eq(site.id, plannedContact.siteId))
    .where(eq(plannedContact.id, id));
  if (!row) return null;
  const [along, changes] = await Promise.all([
    companions(db, id),
    changesOf(db, id),
    record(db, officer, { operation: 'consult', entity: 'planned_contact', ids: [id] }, now),
  ]);
  return { ...row, along, changes };
}
export type FoundPlan = NonNullable<Awaited<ReturnType<typeof findPlan>>>;

const companions = (db: Db, id: PlannedContactId) =>
  db
    .select({ id: account.id, name: account.name })
    .from(plannedContactOfficer)
    .innerJoin(account, eq(account.id, plannedContactOfficer.officerId))
    .where(eq(plannedContactOfficer.plannedContactId, id))
    .orderBy(account.name);

const from = alias(account, 'from_officer');
const to = alias(account, 'to_officer');

const changesOf = (db: Db, id: PlannedContactId) =>
  db
    .select({
      at: plannedContactChange.at,
      by: account.name,
      reason: plannedContactChange.reason,
      from: from.name,
      to: to.name,
      fromStartsAt: plannedContactChange.fromStartsAt,
      toStartsAt: plannedContactChange.toStartsAt,
    })
    .from(plannedContactChange)
    .innerJoin(account, eq(account.id, plannedContactChange.by))
    .innerJoin(from, eq(from.id, plannedContactChange.fromOfficerId))
    .innerJoin(to, eq(to.id, plannedContactChange.toOfficerId))
    .where(eq(plannedContactChange.plannedContactId, id))
    .orderBy(desc(plannedContactChange.at))
    .limit(50);
