import { and, asc, eq, gt, ne, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { eventTerm } from '#db/schema/event-terms.ts';
import { event, eventHost, type EventId, eventTag } from '#db/schema/events.ts';
import { site } from '#db/schema/institutions.ts';
import { placesFree } from './places-free.ts';
import { isForPartners, isPublic } from './sight.ts';

// The name of the table is spelled out: drizzle leaves it off where a query has one table, and the inner "id" would be read.
const seen = (sight: SQL) => sql`exists (select 1 from event e where e.id = event.id and ${sight})`;

// What only our own people read is not even asked for.
const columns = {
  ...{
    id: event.id,
    slug: event.slug,
    visibility: event.visibility,
    title: event.title,
    summary: event.summary,
  },
  ...{ description: event.description, hostedByPolice: event.hostedByPolice, organiser: event.organiser },
  ...{ startsAt: event.startsAt, endsAt: event.endsAt, allDay: event.allDay, mode: event.mode },
  ...{ venue: event.venue, venuePostcode: event.venuePostcode, stepFree: event.stepFree },
  ...{ hearingLoop: event.hearingLoop, accessibleToilet: event.accessibleToilet, parking: event.parking },
  ...{ accessNotes: event.accessNotes, latitude: event.latitude, longitude: event.longitude },
  ...{ registration: event.registration, capacity: event.capacity, seriesId: event.seriesId },
  ...{ registrationClosesAt: event.registrationClosesAt, onlineLink: event.onlineLink },
  ...{ publishedAt: event.publishedAt, changedAt: event.changedAt, sequence: event.sequence },
  ...{ postponedAt: event.postponedAt, postponedReason: event.postponedReason },
  ...{ cancelledAt: event.cancelledAt, cancelReason: event.cancelReason },
};

/** An event of the public pages by its address, with all that a visitor needs; null for any that is not public. */
export const findPublicEvent = (db: Db, slug: string) => find(db, slug, isPublic);

/** The same for a partner who is signed in: what is for everybody, and what is for partners. */
export const findPartnerEvent = (db: Db, slug: string) => find(db, slug, isForPartners);

async function find(db: Db, slug: string, sight: SQL) {
  const [row] = await db
    .select({
      event: columns,
      site,
      ...{ type: eventTerm.label, area: area.name, areaSlug: area.slug },
      left: sql<number | null>`(select ${placesFree} from event e where e.id = event.id)`,
    })
    .from(event)
    .innerJoin(eventTerm, eq(eventTerm.code, event.typeCode))
    .innerJoin(area, eq(area.id, event.areaId))
    .leftJoin(site, eq(site.id, event.siteId))
    .where(and(eq(event.slug, slug), seen(sight)));
  if (!row) return null;
  const [tags, hosts] = await Promise.all([tagsOf(db, row.event.id), hostsOf(db, row.event.id)]);
  return { ...row, tags, hosts: hosts.map(({ name }) => name) };
}
export type FoundPublicEvent = NonNullable<Awaited<ReturnType<typeof findPublicEvent>>>;

/** The next public dates of the series that an event is one of, without itself. */
export function otherDatesOf(db: Db, { event: own }: FoundPublicEvent, now: Temporal.Instant) {
  if (!own.seriesId) return Promise.resolve([]);
  const later = and(eq(event.seriesId, own.seriesId), ne(event.id, own.id), gt(event.startsAt, now));
  return db
    .select({ slug: event.slug, startsAt: event.startsAt, cancelledAt: event.cancelledAt })
    .from(event)
    .where(and(later, seen(isPublic)))
    .orderBy(asc(event.startsAt))
    .limit(5);
}

const tagsOf = (db: Db, id: EventId) =>
  db
    .select({ label: eventTerm.label, kind: eventTerm.kind })
    .from(eventTag)
    .innerJoin(eventTerm, eq(eventTerm.code, eventTag.termCode))
    .where(eq(eventTag.eventId, id))
    .orderBy(asc(eventTerm.position));

const hostsOf = (db: Db, id: EventId) =>
  db
    .select({ name: eventHost.name })
    .from(eventHost)
    .where(eq(eventHost.eventId, id))
    .orderBy(asc(eventHost.position));
