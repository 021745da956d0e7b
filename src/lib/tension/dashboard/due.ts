import type { AreaId } from '#db/schema/areas.ts';
import { ukDay } from '#lib/dates.ts';
import { type SetLevel } from '../levels/area-levels.ts';

/** A district whose level has to be looked at again, and in how many days; below zero it is late. */
export type Due<District> = { district: District; level: SetLevel; on: Temporal.PlainDate; days: number };

/** What has run out or does so within some days, the latest first. */
export function dueAmong<District extends { id: AreaId }>(
  districts: readonly District[],
  levels: ReadonlyMap<AreaId, SetLevel>,
  now: Temporal.Instant,
  within = 4,
): Due<District>[] {
  const today = ukDay(now);
  return districts
    .flatMap((district): Due<District>[] => {
      const level = levels.get(district.id);
      if (!level) return [];
      const on = ukDay(level.validUntil);
      return [{ district, level, on, days: today.until(on).days }];
    })
    .filter(({ days, level }) => level.state === 'out of date' || days <= within)
    .sort((one, other) => one.level.validUntil.epochMilliseconds - other.level.validUntil.epochMilliseconds);
}
