import type { AreaId } from '#db/schema/areas.ts';
import { horizon } from '#lib/calendar/entries/horizon.ts';
import type { Officer } from '#lib/actor.ts';
import { areasInSight, knownAreasFor } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import type { Change } from '#lib/tension/dashboard/changes.ts';
import type { District } from '#lib/tension/dashboard/districts.ts';
import type { Week } from '#lib/tension/dashboard/weeks.ts';
import { reasonsOf } from '#lib/tension/dashboard/reasons.ts';
import { notReported } from '#lib/tension/returns/waiting.ts';
import { countWaiting } from '#lib/tension/triage/state.ts';

type Asked = {
  officer: Officer;
  db: App.Locals['db'];
  now: Temporal.Instant;
  query: { week: Week };
  districts: readonly District[];
  changes: readonly Change<District>[];
};

/** What stands beside the levels for those who may see it; of a week that is behind only what was written. */
export async function besideBoard({ officer, db, now, query, districts, changes }: Asked) {
  const isNow = query.week.monday === null;
  const shown = new Set(districts.map(({ id }) => id));
  const here = async (ability: Ability): Promise<AreaId[]> =>
    (await knownAreasFor(db, officer, ability, now)).filter((id) => shown.has(id));
  const readable = new Set(can.seeAssessments(officer) ? await here('seeAssessments') : []);
  const told = changes.flatMap(({ district, now: level }) =>
    readable.has(district.id) && level.state === 'current' ? [level.assessmentId] : [],
  );
  const [reasons, waiting, missing, ahead] = await Promise.all([
    reasonsOf(db, officer, told, now),
    isNow && can.seeObservations(officer) ? countWaiting(db, await here('seeObservations')) : null,
    isNow && can.seeReturns(officer) ? notReported(db, await here('seeReturns'), now) : null,
    isNow && can.seeCalendar(officer) ? aheadOf({ officer, db, now, here }) : null,
  ]);
  return { isNow, readable, reasons, waiting, missing, ahead };
}

async function aheadOf({ officer, db, now, here }: Pick<Asked, 'officer' | 'db' | 'now'> & { here: Here }) {
  const [events, dates] = await Promise.all([here('seeCalendar'), areasInSight(db, officer, 'seeCalendar')]);
  return horizon(db, officer, { events, dates }, now);
}
type Here = (ability: Ability) => Promise<AreaId[]>;
