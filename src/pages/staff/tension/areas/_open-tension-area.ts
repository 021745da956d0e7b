import type { AstroGlobal } from 'astro';
import { horizon } from '#lib/calendar/entries/horizon.ts';
import { currentBriefings } from '#lib/calendar/briefings/current.ts';
import { areasWithin } from '#lib/calendar/entries/areas-within.ts';
import { can } from '#lib/officers/can.ts';
import { areaWeeks } from '#lib/tension/dashboard/area-weeks.ts';
import { districtsAmong } from '#lib/tension/dashboard/districts.ts';
import { standingIn } from '#lib/tension/dashboard/standing.ts';
import { weeksUntil, yearBefore } from '#lib/tension/dashboard/weeks.ts';
import { shownOf } from '#lib/tension/dashboard/words.ts';
import { levelOf, levelOfArea, levelsAt } from '#lib/tension/levels/area-levels.ts';
import { theScale } from '#lib/tension/levels/scale.ts';
import { listObservations } from '#lib/tension/observations/list.ts';
import { paths } from '#lib/web/paths.ts';
import { openArea } from '../../areas/_open-area.ts';

const year = 53;

/** What is known of the tension in one area, for an officer who may see its level; null when not, or not there. */
export async function openTensionArea({ locals, params }: Pick<AstroGlobal, 'locals' | 'params'>) {
  const open = await openArea({ locals, params }, 'seeLevels');
  if (!open) return null;
  const { db, now, officer, area, path } = open;
  const may = {
    ...open.may,
    read: can.seeAssessments(officer, path),
    write: can.writeAssessment(officer, path),
    seeObservations: can.seeObservations(officer, path),
    seeCalendar: can.seeCalendar(officer, path),
  };
  const weeks = weeksUntil(now, year);
  const [level, scale, history, lastYear, standing, within] = await Promise.all([
    levelOfArea(db, area.id, now),
    theScale(db, now),
    areaWeeks(db, area.id, weeks),
    areaWeeks(db, area.id, yearBefore(weeks)),
    may.read ? standingIn(db, officer, area.id, now) : null,
    districtsOf(open),
  ]);
  const trail = [{ href: paths.staff.tension, text: 'Tension' }];
  const told = { level, scale, history, lastYear, standing, within, trail };
  return { ...open, may, ...told, ...(await aroundOf({ ...open, may })) };
}
export type TensionArea = NonNullable<Awaited<ReturnType<typeof openTensionArea>>>;

type Open = NonNullable<Awaited<ReturnType<typeof openArea>>>;

/** The districts of a force or a region with their levels; none of a district. */
async function districtsOf({ db, now, today, area }: Open) {
  if (area.kind === 'district') return [];
  const all = await districtsAmong(db, [...(await areasWithin(db, area.slug))], today);
  const levels = await levelsAt(
    db,
    all.map(({ id }) => id),
    now,
  );
  return all.map((district) => {
    const level = levelOf(levels, district.id);
    return { district, level, shown: shownOf(level) };
  });
}

type May = Open['may'] & { seeObservations: boolean; seeCalendar: boolean };

/** What is beside it: what was noticed, what is ahead and the briefing in force, each for who may see it. */
async function aroundOf({ db, now, today, officer, area, path, may }: Open & { may: May }) {
  const here = [...(await areasWithin(db, area.slug))];
  const [observations, ahead, briefings] = await Promise.all([
    may.seeObservations ? listObservations(db, officer, { areas: here, filter: {} }, now, 5) : null,
    may.seeCalendar ? horizon(db, officer, { events: here, dates: [...here, ...path] }, now) : null,
    may.seeBriefings ? currentBriefings(db, [area.id], today, 1) : null,
  ]);
  return { observations, ahead, briefings };
}
