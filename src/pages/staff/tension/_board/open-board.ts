import type { AstroGlobal } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { levelOf, levelsAt } from '#lib/tension/levels/area-levels.ts';
import { theScale } from '#lib/tension/levels/scale.ts';
import { changesIn } from '#lib/tension/dashboard/changes.ts';
import { type District, districtsAmong } from '#lib/tension/dashboard/districts.ts';
import { dueAmong } from '#lib/tension/dashboard/due.ts';
import { quarterTo } from '#lib/tension/dashboard/quarter.ts';
import { newsSince } from '#lib/tension/dashboard/weeks.ts';
import { shownOf } from '#lib/tension/dashboard/words.ts';
import { besideBoard } from './beside.ts';
import { drawnDistricts } from './drawn.ts';
import { readBoard } from './query.ts';

/** What the dashboard of tension shows to whoever is signed in; null where it is not for them. */
export async function openBoard({ locals, url }: Pick<AstroGlobal, 'locals' | 'url'>) {
  const officer = signedIn(locals);
  if (!can.seeLevels(officer)) return null;
  const { db, now } = locals;
  const query = readBoard(url.searchParams, now);
  const areas = await knownAreasFor(db, officer, 'seeLevels', now);
  const all = await districtsAmong(db, areas, ukDay(query.week.at));
  const regions = regionsOf(all);
  const region = regions.length > 1 ? regions.find(({ slug }) => slug === query.area) : regions[0];
  const districts = region ? all.filter((one) => one.region.slug === region.slug) : all;
  const [scale, told] = await Promise.all([theScale(db, now), levelsIn(db, districts, query.week, now)]);
  const rows = districts.map((district) => {
    const level = levelOf(told.levels, district.id);
    return { district, level, shown: shownOf(level) };
  });
  const changes = changesIn(districts, { before: told.before, now: told.levels });
  const due = query.week.monday === null ? dueAmong(districts, told.levels, now) : [];
  const base = { officer, db, now, query, regions, region, districts, scale, rows, changes, due, ...told };
  const ground = await drawnDistricts(locals, districts);
  const drawn = query.view === 'map' ? ground : null;
  return { ...base, hasGround: ground !== null, drawn, ...(await besideBoard(base)) };
}
export type Board = NonNullable<Awaited<ReturnType<typeof openBoard>>>;
/** A district and what it shows at the moment that is looked at. */
export type BoardRow = Board['rows'][number];

async function levelsIn(
  db: App.Locals['db'],
  districts: readonly District[],
  week: ReturnType<typeof readBoard>['week'],
  now: Temporal.Instant,
) {
  const ids = districts.map(({ id }) => id);
  const since = newsSince(week);
  const [levels, before, quarter] = await Promise.all([
    levelsAt(db, ids, week.at),
    levelsAt(db, ids, since.at),
    quarterTo(db, ids, week, now),
  ]);
  return { since, levels, before, ...quarter };
}

/** The regions of some districts, by name. */
const regionsOf = (districts: readonly District[]) =>
  [...new Map(districts.map(({ region }) => [region.slug, region])).values()].sort((one, other) =>
    one.name < other.name ? -1 : 1,
  );
