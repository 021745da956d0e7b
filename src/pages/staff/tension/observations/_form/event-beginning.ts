import type { AstroGlobal } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import type { EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { placeOfEvent } from '#lib/calendar/events/find.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { readId } from '#lib/web/read-id.ts';

/** The event that the address names, where this officer may see it and record here; null for any other. */
export async function eventBeginning(
  { locals, url }: Pick<AstroGlobal, 'locals' | 'url'>,
  officer: Officer,
): Promise<{ id: EventId; areaId: AreaId } | null> {
  const { db, now } = locals;
  const place = await placeOfEvent(db, officer.id, readId<'event'>(url.searchParams.get('event')), now);
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  return can.seeCalendar(officer, path) && can.recordObservation(officer, path) ? place : null;
}
