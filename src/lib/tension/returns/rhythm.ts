import type { AreaLevel } from '../levels/area-levels.ts';
import { levelIn, type Scale } from '../levels/scale.ts';
import { weekOf } from './weeks.ts';

/** How often a district is asked. Once a week is the least, whatever the level. */
export type Rhythm = 'weekly' | 'twice weekly' | 'daily';

// A level that ran out says nothing of the area, and yet is no reason to hear less of it at once.
const daysAfter = 7;

/** How often a district is asked for returns, by the level that was set for it and what the scale says of it. */
export function rhythmOf(level: AreaLevel, scale: Scale, now: Temporal.Instant): Rhythm {
  if (level.state === 'no information') return 'weekly';
  const until = level.validUntil.add({ hours: 24 * daysAfter });
  if (Temporal.Instant.compare(now, until) > 0) return 'weekly';
  const { reviewHours } = levelIn(scale, level.level);
  if (reviewHours <= 36) return 'daily';
  return reviewHours <= 96 ? 'twice weekly' : 'weekly';
}

/** One asking: when it opens and when the answer is due. */
export type Round = { week: Temporal.PlainDate; opensOn: Temporal.PlainDate; dueOn: Temporal.PlainDate };

/** The asking that is open on a day: of Monday by Wednesday; twice weekly of Thursday by Friday too; or of the day. */
export function roundOn(today: Temporal.PlainDate, rhythm: Rhythm): Round {
  const week = weekOf(today);
  if (rhythm === 'daily') return { week, opensOn: today, dueOn: today };
  const thursday = week.add({ days: 3 });
  if (rhythm === 'twice weekly' && Temporal.PlainDate.compare(today, thursday) >= 0)
    return { week, opensOn: thursday, dueOn: thursday.add({ days: 1 }) };
  return { week, opensOn: week, dueOn: week.add({ days: rhythm === 'weekly' ? 2 : 1 }) };
}
