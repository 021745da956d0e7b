import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { site, type SiteId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { SessionDetails } from '../sessions/details.ts';
import type { SessionForStaff } from '../sessions/find-for-staff.ts';
import { sittingsOf } from '../parts/sittings.ts';
import { type Clash, clashesOf, type Planned } from './clashes.ts';
import { engagedBetween } from './engaged.ts';

// Nobody travels longer than this between two rooms of ours.
const aroundHours = 12;

/** What stands in the diaries of those who would teach a session, before it is arranged or changed. */
export async function warningsBefore(
  db: Db,
  details: SessionDetails,
  except: SessionId | null,
  now: Temporal.Instant,
): Promise<Clash[]> {
  const officers = (details.trainerList ?? []).map(({ officerId }) => officerId);
  const times = details.parts && details.parts.length > 1 ? details.parts : [details];
  const rooms = await roomsOf(db, [details.siteId, ...times.map(({ siteId }) => siteId)]);
  const planned = times.map(({ startsAt, endsAt, siteId }) => ({
    startsAt,
    endsAt,
    room: rooms.get(siteId ?? details.siteId ?? '') ?? null,
  }));
  return warnings(db, { officers, planned, except }, now);
}

/** The same for a session that is arranged. */
export function warningsOf(
  db: Db,
  { session, site: room, parts }: Pick<SessionForStaff, 'session' | 'site' | 'parts'>,
  officers: readonly OfficerId[],
  now: Temporal.Instant,
): Promise<Clash[]> {
  const planned = sittingsOf(session, room, parts).map(({ startsAt, endsAt, site: where }) => ({
    startsAt,
    endsAt,
    room: where && located(where),
  }));
  return warnings(db, { officers, planned, except: session.id }, now);
}

type Question = {
  officers: readonly OfficerId[];
  planned: readonly Planned[];
  except: SessionId | null;
};

async function warnings(
  db: Db,
  { officers, planned, except }: Question,
  now: Temporal.Instant,
): Promise<Clash[]> {
  const starts = planned.map(({ startsAt }) => startsAt.epochMilliseconds);
  const ends = planned.map(({ endsAt }) => endsAt.epochMilliseconds);
  if (officers.length === 0 || planned.length === 0) return [];
  const at = (milliseconds: number, hours: number) =>
    Temporal.Instant.fromEpochMilliseconds(milliseconds).add({ hours });
  const between = { from: at(Math.min(...starts), -aroundHours), to: at(Math.max(...ends), aroundHours) };
  return clashesOf(planned, await engagedBetween(db, { officers, except, ...between }, now));
}

type Site = typeof site.$inferSelect;

async function roomsOf(db: Db, ids: readonly (SiteId | null)[]): Promise<Map<string, Planned['room']>> {
  const given = ids.filter((id) => id !== null);
  if (given.length === 0) return new Map();
  const rows = await db.select().from(site).where(inArray(site.id, given));
  return new Map(rows.map((row) => [row.id, located(row)]));
}

const located = ({ id, name, town, latitude, longitude }: Site): Planned['room'] =>
  latitude === null || longitude === null ? null : { id, name: `${name}, ${town}`, latitude, longitude };
