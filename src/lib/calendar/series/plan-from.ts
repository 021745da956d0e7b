import { ukDay } from '#lib/dates.ts';
import { type EventRow, placeOf, planOf, type SeriesRecord } from './lock.ts';
import type { SeriesPlan } from './plan.ts';
import { cutRule } from './split.ts';
import { timesOn, wallTimes } from './wall-time.ts';

/** A series as it goes on from one of its dates: what a form that changes "this and later" begins with. */
export function planFrom(series: SeriesRecord, date: EventRow): SeriesPlan {
  const plan = planOf(series);
  const day = ukDay(placeOf(date));
  const cut = cutRule(plan.rule, ukDay(series.startsAt), day);
  return { ...plan, ...timesOn(day, wallTimes(series)), rule: cut?.later ?? plan.rule };
}
