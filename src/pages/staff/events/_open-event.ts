import type { APIContext } from 'astro';
import type { EventId } from '#db/schema/events.ts';
import { findEvent, placeOfEvent } from '#lib/calendar/events/find.ts';
import { ukDay } from '#lib/dates.ts';
import { isInSight, knownAreaPath } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { standingOf } from '#lib/officers/restrictions/may-open.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;

/**
 * The event that the address names, if whoever is signed in may do a thing where it lies; one for a whole region is
 * read in its forces and districts too. Null when it is not there, or not for them: both look the same.
 */
export async function openEvent({ locals, params }: Page, ability: Ability) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can[ability](officer)) return null;
  const place = await placeOfEvent(db, officer.id, readId<'event'>(params['id']), now);
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  const isSeen =
    ability === 'seeCalendar'
      ? await isInSight(db, officer, ability, place.areaId, now)
      : can[ability](officer, path);
  const found = isSeen ? await findEvent(db, officer, place.id, now) : null;
  if (!found) return null;
  const standing = await standingOf(db, officer, 'event', place.id, now);
  const marking =
    standing || found.event.safetyNotes ? ('OFFICIAL-SENSITIVE' as const) : ('OFFICIAL' as const);
  const list = { href: paths.staff.events, text: 'Events' };
  const trail = [list, { href: paths.staff.event(place.id), text: found.event.title }];
  const seen = { id: place.id, sequence: found.event.sequence };
  return { officer, db, now, today: ukDay(now), found, seen, path, standing, marking, trail };
}
export type OpenEvent = NonNullable<Awaited<ReturnType<typeof openEvent>>>;

/** The page of an event, with what was done to it. */
export const eventDone = (id: EventId, done: string): Response =>
  seeOther(withQuery(paths.staff.event(id), { done }));
