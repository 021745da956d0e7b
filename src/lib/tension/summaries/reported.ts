import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { districtsIn } from './material.ts';
import { returnsOf } from './returns-of.ts';

/** Of how many districts somebody reported in a week, and of which nobody did. */
export type Reported = { districts: number; reported: number; missing: readonly string[] };

/** Who reported in a force in a week. */
export async function reportedIn(
  db: Db,
  { areaId, week }: { areaId: AreaId; week: Temporal.PlainDate },
  today: Temporal.PlainDate,
): Promise<Reported> {
  const districts = await districtsIn(db, areaId, today);
  const returns = await returnsOf(
    db,
    districts.map(({ id }) => id),
    week,
  );
  const heard = new Set(returns.map((one) => one.areaId));
  const missing = districts.filter(({ id }) => !heard.has(id)).map(({ name }) => name);
  return { districts: districts.length, reported: districts.length - missing.length, missing };
}
