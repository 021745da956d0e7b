import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { levelOf, levelsAt } from '../levels/area-levels.ts';
import type { District } from './material.ts';
import type { ShownLevel } from './output.ts';

export type DistrictLevel = ShownLevel & { areaId: AreaId; validUntil: Temporal.Instant | null };

/** The level of each of some districts now, and what it was a week before. */
export async function currentLevels(
  db: Pick<Db, 'execute'>,
  districts: readonly District[],
  now: Temporal.Instant,
): Promise<DistrictLevel[]> {
  const ids = districts.map(({ id }) => id);
  const [levels, before] = await Promise.all([
    levelsAt(db, ids, now),
    levelsAt(db, ids, now.subtract({ hours: 7 * 24 })),
  ]);
  return districts.map(({ id, name }) => {
    const [set, last] = [levelOf(levels, id), levelOf(before, id)];
    const was = last.state === 'current' ? last.level : null;
    const known = { areaId: id, area: name, state: set.state, was };
    if (set.state === 'no information')
      return { ...known, level: null, trend: null, setAt: null, validUntil: null };
    const { level, trend, setAt, validUntil } = set;
    return { ...known, level, trend, setAt, validUntil };
  });
}
