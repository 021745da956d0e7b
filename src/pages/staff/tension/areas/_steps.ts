import type { AreaWeek } from '#lib/tension/dashboard/area-weeks.ts';
import { fillOf } from '../_board/words.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** How far from the top of a drawing something stands; what has no level is a low strip. */
export const topOf = (shown: AreaWeek['shown'], height: number): number =>
  typeof shown === 'number' ? height - (shown / 5) * height : height - height / 12;

/** The weeks of an area as columns, in per cent of the width and pixels of the height. */
export function stepsOf(weeks: readonly AreaWeek[], height: number) {
  // A small drawing has room for every third month.
  const every = height < 100 ? 3 : 1;
  return weeks.map(({ shown, monday }, index) => ({
    ...{ x: (100 / weeks.length) * index, y: topOf(shown, height), fill: fillOf(shown) },
    // A month is named at its first Monday.
    month: monday && monday.day <= 7 && monday.month % every === 0 ? months[monday.month - 1]! : null,
    isSpare: every === 1 && monday !== null && monday.month % 2 === 0,
  }));
}
