import { shortDay } from '#lib/dates.ts';
import type { WeekCounts } from '#lib/tension/dashboard/level-weeks.ts';
import { everyShown } from './query.ts';

/** Weeks as columns of parts, the graver above: one district is as tall in each of them. */
export function stackOf(weeks: readonly WeekCounts[], height: number) {
  const totals = weeks.map(({ counts }) => everyShown.reduce((sum, one) => sum + counts[one], 0));
  const unit = height / Math.max(1, ...totals);
  return weeks.map(({ counts, at }, index) => {
    let y = height - totals[index]! * unit;
    const parts = everyShown.flatMap((shown) => {
      const part = { shown, count: counts[shown], y, tall: counts[shown] * unit };
      y += part.tall;
      return part.tall > 0 ? [part] : [];
    });
    // "23 Nov"
    const when = shortDay(at).split(' ').slice(1).join(' ');
    return { parts, when, x: (100 / weeks.length) * index, isSpare: (weeks.length - 1 - index) % 2 === 1 };
  });
}
