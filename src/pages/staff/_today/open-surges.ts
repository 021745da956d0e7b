import type { Officer } from '#lib/actor.ts';
import { listSurges } from '#lib/impact/surge/list.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';

/** The surges that are open where the reader works: what comes before everything else of the day. */
export async function openSurgesFor({ db, now }: Pick<App.Locals, 'db' | 'now'>, officer: Officer) {
  if (!can.seeSurge(officer)) return [];
  const areas = await knownAreasFor(db, officer, 'seeSurge', now);
  const { rows } = await listSurges(db, officer, { areas, list: 'open' }, now, 5);
  return rows;
}
