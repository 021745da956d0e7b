import { listPlans } from '#lib/impact/comms/list.ts';
import { similarLessons } from '#lib/impact/lessons/list.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import type { OpenImpact } from '../_open-impact.ts';
import { issueOf } from '../_issue-of.ts';
import { readingOf } from '../../comms/_reading.ts';

/** The comms plans of an assessment and the lessons for work like it, each for those who may see them. */
export async function aroundOf(locals: App.Locals, { db, officer, now, id, path, place, found }: OpenImpact) {
  const areas = [place.areaId, ...place.areas];
  const [plans, lessons] = await Promise.all([
    can.seeComms(officer) ? plansOf(locals, officer, id) : null,
    can.seeLessons(officer) ? lessonsFor() : [],
  ]);
  return { plans, lessons, mayPlan: can.writeComms(officer, path) && !found.assessment.closedAt };

  async function lessonsFor() {
    const seen = await knownAreasFor(db, officer, 'seeLessons', now);
    return similarLessons(db, officer, { areas, category: issueOf[found.assessment.type], seen }, now, 3);
  }
}

async function plansOf(locals: App.Locals, officer: OpenImpact['officer'], id: OpenImpact['id']) {
  const { db, now } = locals;
  const [areas, reading] = await Promise.all([
    knownAreasFor(db, officer, 'seeComms', now),
    readingOf(locals, officer),
  ]);
  return (await listPlans(db, officer, { areas, reading, list: 'open', of: id }, now)).rows;
}
