import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution, type InstitutionId, site } from '#db/schema/institutions.ts';
import { officer as account, type OfficerId } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { EventDetails } from './details.ts';
import { timesRefusal, type TimesRefusal } from './times.ts';

export type FitRefusal =
  | TimesRefusal
  | ('no such site' | 'no such officer' | 'contact declined' | 'contact paused')
  | ('closes too late' | 'needs a limit');

/**
 * An event as it may be written: with the area and the point of its site, unless something in it is wrong.
 *
 * @param isHeld whether its day may be past: what is over is corrected too
 */
export async function fitting(
  tx: Db,
  details: EventDetails,
  { isHeld = false }: { isHeld?: boolean },
  now: Temporal.Instant,
): Promise<Outcome<EventDetails, FitRefusal>> {
  const wrong = timesRefusal(details, now);
  if (wrong && !(isHeld && wrong === 'past')) return refused(wrong);
  const closes = details.registrationClosesAt;
  if (closes && Temporal.Instant.compare(closes, details.endsAt) > 0) return refused('closes too late');
  if (details.registration === 'none' && details.capacity !== null) return refused('needs a limit');
  if (!(await isWorking(tx, details.leadOfficerId))) return refused('no such officer');
  const placed = await atSite(tx, details);
  if (!placed) return refused('no such site');
  const asked = [details.organiserId, placed.institutionId].filter((id) => id !== null);
  const away = isHeld ? null : await staysAway(tx, asked, details.startsAt);
  return away ? refused(away) : done(placed.details);
}

async function isWorking(tx: Db, id: OfficerId): Promise<boolean> {
  const open = and(eq(account.id, id), isNull(account.deactivatedAt));
  return (await tx.select({ id: account.id }).from(account).where(open).for('key share')).length > 0;
}

type Placed = { details: EventDetails; institutionId: InstitutionId | null };

// What a site says of itself is true of every event in it: it is never typed twice.
async function atSite(tx: Db, details: EventDetails): Promise<Placed | null> {
  if (!details.siteId) return { details, institutionId: null };
  const [found] = await tx.select().from(site).where(eq(site.id, details.siteId)).for('key share');
  if (!found) return null;
  const { districtId: areaId, latitude, longitude, precision, neighbourhoodId } = found;
  const point = precision === null ? {} : { latitude, longitude, precision };
  const none = { venue: null, venuePostcode: null, parking: null, accessNotes: null };
  const access = { stepFree: null, hearingLoop: null, accessibleToilet: null };
  return {
    details: {
      ...{ ...details, ...none, ...access, ...point, areaId },
      neighbourhoodId: details.neighbourhoodId ?? neighbourhoodId,
    },
    institutionId: found.institutionId,
  };
}

async function staysAway(
  tx: Db,
  ids: readonly InstitutionId[],
  at: Temporal.Instant,
): Promise<'contact declined' | 'contact paused' | null> {
  if (ids.length === 0) return null;
  const rows = await tx
    .select({ state: institution.contactState, until: institution.pausedUntil })
    .from(institution)
    .where(inArray(institution.id, [...ids]))
    .for('key share');
  if (rows.some(({ state }) => state === 'declined')) return 'contact declined';
  const stillThen = (until: Temporal.PlainDate | null) =>
    !until || Temporal.PlainDate.compare(until, ukDay(at)) > 0;
  return rows.some(({ state, until }) => state === 'paused' && stillThen(until)) ? 'contact paused' : null;
}
