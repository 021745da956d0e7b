import { asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { eventChange, eventDebrief } from '#db/schema/event-history.ts';
import { eventSeries } from '#db/schema/event-series.ts';
import { eventTerm } from '#db/schema/event-terms.ts';
import { event, eventHost, type EventId, eventOfficer, eventTag } from '#db/schema/events.ts';
import { institution, site } from '#db/schema/institutions.ts';
import { officer as account, type OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { heldUntilAnswered, taken } from '../registrations/places.ts';
import { isOpenEvent } from './sight.ts';

/** Where an event lies, for whoever has to know before it is shown; null where it is not there, or not for this reader. */
export async function placeOfEvent(db: Db, reader: OfficerId, id: EventId | null, now: Temporal.Instant) {
  if (!id) return null;
  const [row] = await db.select({ id: event.id, areaId: event.areaId }).from(event)
    .where(sql`${event.id} = ${id} and exists (select 1 from event e
      where e.id = ${event.id} and ${isOpenEvent(reader, now)})`);
  return row ?? null;
}

const leader = alias(account, 'leader');
const author = alias(account, 'author');
const approver = alias(account, 'approver');
const canceller = alias(account, 'canceller');
const organiser = alias(institution, 'organiser');
const neighbourhood = alias(area, 'neighbourhood');

const columns = {
  event,
  site,
  type: eventTerm.label,
  area: area.name,
  neighbourhood: neighbourhood.name,
  lead: leader.name,
  author: author.name,
  approver: approver.name,
  canceller: canceller.name,
  organiserName: organiser.name,
  siteOwner: institution.name,
  series: eventSeries,
  taken,
  held: heldUntilAnswered,
  waiting: sql<number>`(select coalesce(sum(r.party_size), 0)::int from event_registration r
    where r.event_id = event.id and r.placed_at is null and r.ended_at is null)`,
};

/** All that is held of an event, but for who registered; that it was looked at is recorded. Null where there is none. */
export async function findEvent(db: Db, officer: Officer, id: EventId, now: Temporal.Instant) {
  const [row] = await db
    .select(columns)
    .from(event)
    .innerJoin(eventTerm, eq(eventTerm.code, event.typeCode))
    .innerJoin(area, eq(area.id, event.areaId))
    .leftJoin(neighbourhood, eq(neighbourhood.id, event.neighbourhoodId))
    .leftJoin(site, eq(site.id, event.siteId))
    .leftJoin(institution, eq(institution.id, site.institutionId))
    .leftJoin(organiser, eq(organiser.id, event.organiserId))
    .leftJoin(eventSeries, eq(eventSeries.id, event.seriesId))
    .leftJoin(leader, eq(leader.id, event.leadOfficerId))
    .leftJoin(author, eq(author.id, event.addedBy))
    .leftJoin(approver, eq(approver.id, event.approvedBy))
    .leftJoin(canceller, eq(canceller.id, event.cancelledBy))
    .where(eq(event.id, id));
  if (!row) return null;
  const fields = ['lead_officer_id', 'safety_notes'];
  const [tags, hosts, going, changes, [debrief]] = await Promise.all([
    tagsOf(db, id),
    hostsOf(db, id),
    goingTo(db, id),
    changesOf(db, id),
    debriefOf(db, id),
    record(db, officer, { operation: 'consult', entity: 'event', ids: [id], fields }, now),
  ]);
  return { ...row, tags, hosts, going, changes, debrief: debrief ?? null };
}
export type FoundEvent = NonNullable<Awaited<ReturnType<typeof findEvent>>>;

const tagsOf = (db: Db, id: EventId) =>
  db
    .select({ code: eventTerm.code, label: eventTerm.label, kind: eventTerm.kind })
    .from(eventTag)
    .innerJoin(eventTerm, eq(eventTerm.code, eventTag.termCode))
    .where(eq(eventTag.eventId, id))
    .orderBy(asc(eventTerm.position));

const hostsOf = (db: Db, id: EventId) =>
  db
    .select({ name: eventHost.name, institutionId: eventHost.institutionId })
    .from(eventHost)
    .where(eq(eventHost.eventId, id))
    .orderBy(asc(eventHost.position));

const goingTo = (db: Db, id: EventId) =>
  db
    .select({ id: account.id, name: account.name })
    .from(eventOfficer)
    .innerJoin(account, eq(account.id, eventOfficer.officerId))
    .where(eq(eventOfficer.eventId, id))
    .orderBy(asc(account.name), asc(account.id));

const changesOf = (db: Db, id: EventId) =>
  db
    .select({ change: eventChange, by: account.name })
    .from(eventChange)
    .leftJoin(account, eq(account.id, eventChange.by))
    .where(eq(eventChange.eventId, id))
    .orderBy(desc(eventChange.at), desc(eventChange.id))
    .limit(60);

const debriefOf = (db: Db, id: EventId) =>
  db
    .select({ debrief: eventDebrief, by: account.name })
    .from(eventDebrief)
    .leftJoin(account, eq(account.id, eventDebrief.writtenBy))
    .where(eq(eventDebrief.eventId, id));
