import { factHistory, listFacts } from '#lib/areas/facts/list.ts';
import { institutionsHere } from '#lib/areas/institutions-here.ts';
import { currentBriefings } from '#lib/calendar/briefings/current.ts';
import { areaOfficers } from '#lib/areas/officers/list.ts';
import { successionsOf } from '#lib/areas/succession/find.ts';
import { countInstitutions } from '#lib/institutions/list.ts';
import type { Touch } from '#lib/institutions/touch.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { levelOfArea } from '#lib/tension/levels/area-levels.ts';
import { theScale } from '#lib/tension/levels/scale.ts';
import { listForStaff } from '#lib/training/sessions/list-for-staff.ts';
import type { OpenArea } from './_open-area.ts';

/** What the page of an area shows, put together from the rooms that know it; null what its reader may not see. */
export async function areaParts({ officer, db, now, today, area, may }: OpenArea) {
  const [facts, history, officers, successions] = await Promise.all([
    listFacts(db, area.id),
    factHistory(db, area.id),
    areaOfficers(db, area.id),
    successionsOf(db, area.id),
  ]);
  const [types, sessions, briefings, tension] = await Promise.all([
    may.seeInstitutions ? institutionsHere(db, area.id) : null,
    may.seeTraining ? sessionsAhead({ officer, db, now, area }) : null,
    may.seeBriefings ? currentBriefings(db, [area.id], today, 1) : null,
    may.seeLevels ? tensionOf({ db, now, area }) : null,
  ]);
  return { facts, history, officers, successions, types, sessions, briefings, tension };
}

async function tensionOf({ db, now, area }: Pick<OpenArea, 'db' | 'now' | 'area'>) {
  const [level, scale] = await Promise.all([levelOfArea(db, area.id, now), theScale(db, now)]);
  return { level, scale };
}

async function sessionsAhead({ officer, db, now, area }: Pick<OpenArea, 'officer' | 'db' | 'now' | 'area'>) {
  const areas = await areasFor(db, officer, 'seeTraining');
  const { rows, hasMore } = await listForStaff(db, areas, { when: 'coming', area: area.slug }, now);
  return { rows: rows.slice(0, 8), hasMore: hasMore || rows.length > 8 };
}

const touches: readonly Touch[] = ['overdue', 'none_yet', 'in_touch', 'not_now'];

/** How many institutions of an area we keep in touch with, by how it stands; counted up to a cap. */
export async function touchCounts({ officer, db, today, area }: OpenArea) {
  const areas = await areasFor(db, officer, 'seeInstitutions');
  return Promise.all(
    touches.map(async (touch) => ({
      touch,
      count: await countInstitutions(db, areas, { area: area.slug, touch }, today),
    })),
  );
}
