import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { placeOfEngagement } from '#lib/engagement/find.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { type Beginning as Found, beginningOf } from '#lib/tension/observations/from-engagement.ts';
import { readId } from '#lib/web/read-id.ts';

export type Beginning = Found;

/** The engagement that the address names, where this officer may read it and record here; null for any other. */
export async function beginning(
  { locals, url }: Pick<AstroGlobal, 'locals' | 'url'>,
  officer: Officer,
): Promise<Beginning | null> {
  const { db, now } = locals;
  const place = await placeOfEngagement(db, readId<'engagement'>(url.searchParams.get('engagement')));
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  if (!can.seeEngagements(officer, path) || !can.recordObservation(officer, path)) return null;
  return beginningOf(db, officer, place.id, now);
}
