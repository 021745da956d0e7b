import type { AreaId } from '#db/schema/areas.ts';
import { type AreaLevel, levelOf, type SetLevel } from '../levels/area-levels.ts';

/** A district that shows something else than it did. */
export type Change<District> = { district: District; before: AreaLevel; now: AreaLevel };

type Levels = ReadonlyMap<AreaId, SetLevel>;

/** The districts whose level, state or trend is another than it was, in the order in which they were given. */
export const changesIn = <District extends { id: AreaId }>(
  districts: readonly District[],
  { before, now }: { before: Levels; now: Levels },
): Change<District>[] =>
  districts
    .map((district) => ({
      district,
      before: levelOf(before, district.id),
      now: levelOf(now, district.id),
    }))
    .filter((change) => differs(change.before, change.now));

function differs(before: AreaLevel, now: AreaLevel): boolean {
  if (before.state !== now.state) return true;
  if (before.state === 'no information' || now.state === 'no information') return false;
  if (before.level !== now.level) return true;
  return now.state === 'current' && before.trend !== now.trend && before.assessmentId !== now.assessmentId;
}
