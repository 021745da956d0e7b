import { similarLessons } from '#lib/impact/lessons/list.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import type { OpenPlan } from './_open-plan.ts';

/** What was learned from work like a plan, for those who read what it is about and see lessons. */
export async function similarTo({ db, officer, found, place, now }: OpenPlan) {
  if (!found.category || !can.seeLessons(officer)) return [];
  const seen = await knownAreasFor(db, officer, 'seeLessons', now);
  const areas = [place.areaId, ...place.further.map(({ id }) => id)];
  return similarLessons(db, officer, { areas, category: found.category, seen }, now);
}
