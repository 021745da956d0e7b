import { type Level, levels } from '../../schema/tension-scale.ts';
import { tensionLevels } from '../reference/tension-scale.ts';
import type { Chance } from './chance.ts';
import type { LevelPlan } from './level-plans.ts';

/** A day on which a level was approved, counted back from today. */
export type Step = { days: number; level: Level };

const reviewDays = (level: Level): number => tensionLevels[level - 1]!.review_hours / 24;

/** The days before today, latest first, on which an issue was assessed, back to a quarter before the same day of last year. */
export function pathOf({ level, days }: LevelPlan, luck: Chance): Step[] {
  const steps: Step[] = [{ days, level }];
  for (let last = steps[0]!; last.days < 480; last = steps.at(-1)!) {
    const before = levelBefore(last, luck);
    // What is looked at again holds until then, but now and then somebody is late.
    const share = luck.next() < 0.06 ? 1.2 : 0.7 + 0.28 * luck.next();
    const gap = Math.max(1, Math.floor(reviewDays(before) * share));
    steps.push({ days: last.days + gap, level: before });
  }
  return steps;
}

/** Issues heat up and cool down by one; the grave ones seldom last, and autumn is warmer than spring. */
function levelBefore({ level, days }: Step, { next }: Chance): Level {
  const warmth = days < 80 || (days > 330 && days < 445) ? 0.3 : 0.2;
  const step = next();
  const down = level >= 4 ? 0.45 : level === 3 ? 0.2 : 0.16;
  if (step < down) return levels[Math.max(0, level - 2)]!;
  if (step > 1 - warmth * (level === 1 ? 0.7 : level === 2 ? 0.4 : 0.12)) return levels[Math.min(3, level)]!;
  return level;
}
