import type { AstroGlobal } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { levelOf, levelsAt } from '#lib/tension/levels/area-levels.ts';
import { theScale } from '#lib/tension/levels/scale.ts';
import { type BoardRow, boardOf, withoutReporter } from '#lib/tension/returns/board.ts';
import { rhythmOf } from '#lib/tension/returns/rhythm.ts';
import { thisWeek, weekOf } from '#lib/tension/returns/weeks.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

type Page = Pick<AstroGlobal, 'locals' | 'url'>;

/** The week that the address asks for, and never one to come. */
function weekAsked(url: URL, now: Temporal.Instant): Temporal.PlainDate {
  const current = thisWeek(now);
  const given = url.searchParams.get('week') ?? '';
  if (!/^\d{4}-\d\d-\d\d$/.test(given)) return current;
  try {
    const week = weekOf(Temporal.PlainDate.from(given));
    return Temporal.PlainDate.compare(week, current) > 0 ? current : week;
  } catch {
    return current;
  }
}

/** Who reported for a week where the reader may see returns, and who did not. */
export async function openBoard({ locals, url }: Page, officer: Officer) {
  const { db, now } = locals;
  const week = weekAsked(url, now);
  const areas = await areasFor(db, officer, 'seeReturns');
  const [rows, nobody, chased] = await Promise.all([
    boardOf(db, officer, { areas, week }, now),
    withoutReporter(db, areas),
    can.chaseReturns(officer) ? areasFor(db, officer, 'chaseReturns') : [],
  ]);
  const isCurrent = week.equals(thisWeek(now));
  const next = week.add({ weeks: 1 });
  return {
    ...{ officer, week, isCurrent, nobody, mayKeep: can.chaseReturns(officer) },
    rhythms: isCurrent ? await raised({ db, now }, rows) : [],
    ...sorted(rows),
    mayChase: isCurrent ? new Set(chased) : new Set<string>(),
    earlier: withQuery(paths.staff.returns, { week: week.subtract({ weeks: 1 }).toString() }),
    later: isCurrent ? null : withQuery(paths.staff.returns, { week: next.toString() }),
  };
}
export type OpenBoard = Awaited<ReturnType<typeof openBoard>>;

function sorted(rows: readonly BoardRow[]) {
  const isIn = ({ returnId }: BoardRow) => returnId !== null;
  const districts = (some: readonly BoardRow[]) => new Set(some.map(({ areaId }) => areaId)).size;
  return {
    missing: rows.filter((row) => !isIn(row) && row.isReachable),
    notAsked: rows.filter((row) => !isIn(row) && !row.isReachable),
    reported: rows.filter(isIn),
    districts: districts(rows),
    districtsIn: districts(rows.filter(isIn)),
  };
}

/** The districts that are asked more often than once a week, by name. */
async function raised({ db, now }: Pick<App.Locals, 'db' | 'now'>, rows: readonly BoardRow[]) {
  const districts = new Map(rows.map(({ areaId, district }) => [areaId, district]));
  const [levels, scale] = await Promise.all([levelsAt(db, [...districts.keys()], now), theScale(db, now)]);
  return [...districts]
    .map(([id, name]) => ({ name, rhythm: rhythmOf(levelOf(levels, id), scale, now) }))
    .filter(({ rhythm }) => rhythm !== 'weekly')
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
