import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { auditLog } from '#db/schema/audit.ts';
import { course } from '#db/schema/courses.ts';
import { directoryGroup } from '#db/schema/directory.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { type Role, roleGrant, roles } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { restrictRecord } from '#lib/officers/restrictions/restrict.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import { calendarRecordsIn } from './calendar-records.ts';
import { campaignPagesStandFor, campaignRecordNames, campaignRecordsIn } from './campaign-records.ts';
import { enquiryPagesStandFor, enquiryRecordNames, enquiryRecordsIn } from './enquiry-records.ts';
import { impactPagesStandFor, impactRecordNames, impactRecordsIn } from './impact-records.ts';
import { type NoAreaRecords, noAreaRecordFor, noAreaRecords } from './no-area-records.ts';
import { tensionPagesStandFor, tensionRecordNames, tensionRecordsIn } from './tension-records.ts';
import { aBatch, aCertificate, aPastSession } from '../../training/certificate-makers.ts';
import { aCorrection, aContact } from '../../support/contacts.ts';
import { aFeature, aFile } from '../../areas/boundaries/shapes.ts';
import { aLayer, anUpload } from '../../support/boundary-makers.ts';
import { twoInOne } from '../../support/merging.ts';
import { aMembership, anInstitution } from '../../support/partner-makers.ts';
import { aLoggedVisit } from '../../support/engagement-makers.ts';
import { aPlan } from '../../support/plan-makers.ts';
import { aFeedback, aPromise } from '../../support/promise-makers.ts';
import { anExport, aSavedSearch } from '../../support/search-makers.ts';
import { anOfficer, anyone, aRequest, aSession, now } from '../../support/makers.ts';
import { aRun } from '../../support/imports.ts';
import { aNetwork, aRelationship, aSite } from '../../support/institutions.ts';
import { aTrainedOrganisation } from '../../support/training-requests.ts';

/** Where a record lies, seen from an officer of Bedfordshire. */
export const relations = {
  own: 'bedfordshire-force',
  within: 'luton',
  above: 'eastern-region',
  sister: 'essex-force',
} as const;
export type Relation = keyof typeof relations | 'nowhere';
type Where = Partial<Record<keyof typeof relations, string>>;

// A formatter would give each a line of its own.
// prettier-ignore
const names = [
  'session', 'request', 'whole', 'booking', 'certificate', 'batch', 'message', 'restriction',
  'entry', 'group', 'person', 'grant', 'institution', 'membership', 'contact', 'merge',
  'role', 'wish', 'site', 'relationship', 'network', 'member', 'promise', 'feedback',
  'engagement', 'saved', 'export', 'plan', 'import',
  'event', 'proposal', 'seriesDate', 'feed', 'notable', 'briefing', 'waitingBriefing', 'meeting',
  'registration', ...tensionRecordNames, ...impactRecordNames, ...campaignRecordNames, ...enquiryRecordNames,
] as const;
type Records = { area: { id: string; slug: string } } & Record<(typeof names)[number], string>;

const pagesStandFor = [
  ...tensionPagesStandFor,
  ...impactPagesStandFor,
  ...campaignPagesStandFor,
  ...enquiryPagesStandFor,
];

export type World = {
  officers: Readonly<Record<Role, Officer>>;
  course: string;
  boundaries: { layer: string; upload: string };
  inNoArea: NoAreaRecords;
  records: Readonly<Record<Relation, Records>>;
};

const nobody = (): Records => ({
  ...(Object.fromEntries(names.map((name) => [name, crypto.randomUUID()])) as Record<
    (typeof names)[number],
    string
  >),
  area: { id: crypto.randomUUID(), slug: 'nowhere-at-all' },
  entry: '999999999',
});

/** One officer of each role in Bedfordshire, and the same records in each area round it, or in some of them. */
export async function permissionWorld(db: Db, where: Where = relations): Promise<World> {
  const officers = {} as Record<Role, Officer>;
  for (const role of roles) officers[role] = await anOfficer(db, role);
  const keeper = await anOfficer(db);
  const records = { nowhere: nobody() } as Record<Relation, Records>;
  for (const [relation, slug] of Object.entries(where))
    records[relation as keyof typeof relations] = await recordsIn(db, slug, keeper);
  const [any] = await db.select({ id: course.id }).from(course).limit(1);
  const boundaries = await boundariesBy(db, officers.administrator);
  return { officers, course: any!.id, boundaries, inNoArea: await noAreaRecords(db, keeper), records };
}

async function boundariesBy(db: Db, administrator: Officer) {
  const file = aFile([aFeature()]);
  return { layer: await aLayer(db, administrator, file), upload: await anUpload(db, administrator, file) };
}

async function recordsIn(db: Db, slug: string, keeper: Officer): Promise<Records> {
  const [where] = await db.select({ id: area.id }).from(area).where(eq(area.slug, slug));
  const areaId = where!.id;
  const session = await aSession(db, { areaId });
  const booked = await bookPlaces(db, anyone, aRequest(session.id), now);
  if (!booked.ok) throw new Error(booked.reason);
  const booking = booked.value.id;
  const [mail] = await db.select().from(mailMessage).where(eq(mailMessage.entityId, booking));
  const kept = await aSession(db, { areaId });
  const about = { entity: 'training_session', entityId: kept.id, areaId } as const;
  const made = await restrictRecord(db, keeper, { ...about, reason: 'Prison staff', people: [] }, now);
  if (!made.ok) throw new Error(made.reason);
  const person = await anOfficer(db, 'comms');
  const held = eq(roleGrant.officerId, person.id);
  const [grant] = await db.update(roleGrant).set({ areaId }).where(held).returning({ id: roleGrant.id });
  const issued = await aCertificate(db, { session: await aPastSession(db, { areaId }) });
  const { request, session: whole } = await aTrainedOrganisation(db, await anOfficer(db), areaId);
  return {
    area: { id: areaId, slug },
    session: session.id,
    request,
    whole,
    booking,
    certificate: issued.id,
    batch: await aBatch(db, issued, keeper),
    message: mail!.id,
    restriction: made.value.id,
    entry: await entryIn(db, areaId),
    group: await groupIn(db, areaId, keeper),
    person: person.id,
    grant: grant!.id,
    engagement: await aLoggedVisit(db, keeper, { areaId }),
    plan: (await aPlan(db, { institutionId: (await anInstitution(db, { districtId: areaId })).id }, keeper))
      .id,
    ...(await calendarRecordsIn(db, keeper, areaId)),
    ...(await tensionRecordsIn(db, keeper, areaId)),
    ...(await impactRecordsIn(db, keeper, areaId)),
    ...(await campaignRecordsIn(db, keeper, areaId)),
    ...(await enquiryRecordsIn(db, keeper, areaId)),
    ...(await partnerIn(db, areaId, keeper)),
    ...(await contactIn(db, areaId, keeper)),
    promise: (await aPromise(db, { areaId }, keeper)).id,
    feedback: (await aFeedback(db, { areaId }, keeper)).id,
    import: await aRun(db, keeper, areaId),
    saved: await aSavedSearch(db, keeper, { areaId }),
    export: await anExport(db, keeper, { areaIds: [areaId] }),
  };
}

// Somebody in a role there, who asks for a correction.
async function contactIn(db: Db, districtId: AreaId, keeper: Officer) {
  const there = await anInstitution(db, { districtId });
  const { id, roleId } = await aContact(db, keeper, { institutionId: there.id });
  const merge = await twoInOne(db, keeper, there.id);
  return { contact: id, role: roleId, wish: await aCorrection(db, id), merge };
}

// Somebody who asks to see an institution there, which has a site, a relationship and a network.
async function partnerIn(db: Db, districtId: AreaId, keeper: Officer) {
  const asked = await aMembership(db, await anInstitution(db, { districtId }), { grantedAt: null });
  const { institutionId: institution } = asked;
  return {
    institution,
    membership: asked.id,
    site: await aSite(db, { institutionId: institution, districtId }),
    relationship: await aRelationship(db, institution, keeper),
    ...(await aNetwork(db, { institutionId: institution, areaId: districtId }, keeper)),
  };
}

// An entry of the access log lies where whoever it is about holds a role.
async function entryIn(db: Db, areaId: AreaId): Promise<string> {
  const doer = await anOfficer(db, 'prevent_officer');
  await db.update(roleGrant).set({ areaId }).where(eq(roleGrant.officerId, doer.id));
  await record(db, doer, { operation: 'consult', entity: 'booking', ids: ['one'] }, now);
  const [entry] = await db.select({ id: auditLog.id }).from(auditLog).where(eq(auditLog.actorId, doer.id));
  return String(entry!.id);
}

async function groupIn(db: Db, areaId: AreaId, { id: addedBy }: Officer): Promise<string> {
  const [group] = await db
    .insert(directoryGroup)
    .values({ groupKey: 'a group', label: 'A group', role: 'comms', areaId, addedAt: now, addedBy })
    .returning();
  return group!.id;
}

/** The parameters of a page for a record in such an area; null for a page whose records lie in no area. */
export function paramsFor(pattern: string, world: World, relation: Relation): Record<string, string> | null {
  const { certificate, batch, area: where } = world.records[relation];
  const inNoArea = noAreaRecordFor(pattern, world.inNoArea);
  if (inNoArea) return { id: inNoArea };
  if (pattern.startsWith('/staff/areas/')) return { slug: where.slug };
  if (pattern.startsWith('/staff/admin/areas/')) return { id: where.id };
  if (pattern.startsWith('/staff/training/certificates/batches/')) return { id: batch };
  if (pattern.startsWith('/staff/training/certificates/')) return { id: certificate };
  const { session, request, whole, booking, message, restriction, entry, group, person, grant } =
    world.records[relation];
  const { institution, membership } = world.records[relation];
  if (!pattern.includes('[')) return null;
  if (pattern.startsWith('/staff/admin/vocabularies/'))
    return { list: 'event-types', code: 'type_surgery', level: '3' };
  if (/^.staff.tension.(areas|summaries.readers)./.test(pattern)) return { slug: where.slug };
  const stands = pagesStandFor.find(([beginning]) => pattern.startsWith(beginning));
  if (stands) {
    const { groupMember, groupMeeting, groupAction, surgeCall } = world.records[relation];
    const inside = { member: groupMember, meeting: groupMeeting, action: groupAction, call: surgeCall };
    return { ...inside, id: world.records[relation][stands[1]] };
  }
  if (pattern.startsWith('/staff/admin/boundaries/')) return world.boundaries;
  if (pattern.startsWith('/staff/training/courses/')) return { id: world.course, number: '1' };
  if (/^.staff.training.sessions.\[id\].(whole|headcount)$/.test(pattern)) return { id: whole };
  if (pattern.startsWith('/staff/training/requests/')) return { id: request };
  if (pattern.startsWith('/staff/training/sessions/')) return { id: session, booking };
  if (pattern.startsWith('/staff/calendar/dates/')) return { id: world.records[relation].notable };
  if (pattern.startsWith('/staff/events/[id]/series')) return { id: world.records[relation].seriesDate };
  if (pattern.startsWith('/staff/training/partners/')) return { membership };
  if (pattern.startsWith('/staff/promises/feedback/')) return { id: world.records[relation].feedback };
  if (pattern.startsWith('/staff/contacts/wishes/')) return { id: world.records[relation].wish };
  if (pattern.startsWith('/staff/contacts/')) {
    const { contact, role } = world.records[relation];
    return { id: contact, role };
  }
  if (pattern.startsWith('/staff/institutions/duplicates/')) return { merge: world.records[relation].merge };
  const { site, relationship, network, member } = world.records[relation];
  if (pattern.startsWith('/staff/institutions/import/')) return { id: world.records[relation].import };
  if (pattern.startsWith('/staff/institutions/')) return { id: institution, site, relationship };
  if (pattern.startsWith('/staff/networks/')) return { id: network, member };
  if (pattern.startsWith('/staff/promises/')) return { id: world.records[relation].promise };
  if (pattern.startsWith('/staff/training/coverage/')) return { institution };
  if (pattern.startsWith('/staff/engagements/hand-over/')) return { officer: person };
  if (pattern.startsWith('/staff/engagements/planned/')) return { id: world.records[relation].plan };
  if (pattern.startsWith('/staff/engagements/')) return { id: world.records[relation].engagement };
  if (pattern.startsWith('/staff/calendar/feeds/')) return { id: world.records[relation].feed };
  if (pattern.startsWith('/staff/search/saved/')) return { id: world.records[relation].saved };
  if (/^.staff.briefings.\[id\].(discard|edit|release)$/.test(pattern))
    return { id: world.records[relation].waitingBriefing };
  if (pattern.startsWith('/staff/briefings/')) return { id: world.records[relation].briefing };
  if (pattern.startsWith('/staff/exports/')) return { id: world.records[relation].export };
  if (/^.staff.events.\[id\].(registrations|questions)/.test(pattern)) {
    const { meeting, registration } = world.records[relation];
    return { id: meeting, registration };
  }
  if (pattern.startsWith('/staff/events/proposals/')) return { id: world.records[relation].proposal };
  if (pattern.startsWith('/staff/events/[id]')) return { id: world.records[relation].event };
  if (pattern.startsWith('/staff/outbox/')) return { id: message };
  if (pattern.startsWith('/staff/admin/restricted/')) return { id: restriction };
  if (pattern.startsWith('/staff/admin/access-log/')) return { id: entry };
  if (pattern.startsWith('/staff/admin/directory/')) return { id: group };
  if (pattern.startsWith('/staff/admin/people/')) return { id: person, grant };
  if (pattern.startsWith('/staff/admin/jobs/')) return { job: 'send-reminders' };
  throw new Error(`Say in tests/pages/staff/permission-world.ts which record stands for ${pattern}.`);
}
