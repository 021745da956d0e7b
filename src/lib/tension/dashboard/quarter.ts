import { createHash } from 'node:crypto';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { levelWeeks, type WeekCounts } from './level-weeks.ts';
import { type Week, weeksTo, yearBefore } from './weeks.ts';

/** A quarter of a year, week by week, and the same weeks of the year before. */
export type Quarter = { weeks: WeekCounts[]; lastYear: WeekCounts[] };

const weeksOfQuarter = 13;
// What was known on a Monday that is over does not change any more.
const known = remembered<WeekCounts[]>(600);

/** How many of some districts showed what in the weeks up to a moment; what is over is read once in ten minutes. */
export async function quarterTo(
  db: Db,
  districts: readonly AreaId[],
  week: Week,
  now: Temporal.Instant,
): Promise<Quarter> {
  const weeks = weeksTo(week, now, weeksOfQuarter);
  const over = weeks.filter(({ monday }) => monday !== null);
  const open = weeks.filter(({ monday }) => monday === null);
  const whose = createHash('sha256').update(districts.join()).digest('base64');
  const once = (some: readonly Week[]) =>
    known(db, `${whose} ${some.map(({ at }) => at.toString()).join()}`, now, () =>
      levelWeeks(db, districts, some),
    );
  const [behind, current, lastYear] = await Promise.all([
    once(over),
    levelWeeks(db, districts, open),
    once(yearBefore(weeks)),
  ]);
  return { weeks: [...behind, ...current], lastYear };
}
