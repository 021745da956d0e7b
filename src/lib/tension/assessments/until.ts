import type { Level } from '#db/schema/tension-scale.ts';
import { levelIn, type Scale } from '../levels/scale.ts';

export type UntilRefusal = 'over already' | 'later than the scale allows';

/** Until when a level that is set at a moment may hold: then it is looked at again. */
export const latestUntil = (scale: Scale, level: Level, from: Temporal.Instant): Temporal.Instant =>
  from.add({ hours: levelIn(scale, level).reviewHours });

/** The review that is offered: the latest that the scale allows, on the hour before it. */
export const offeredUntil = (scale: Scale, level: Level, from: Temporal.Instant): Temporal.Instant =>
  latestUntil(scale, level, from).round({ smallestUnit: 'hour', roundingMode: 'floor' });

/** Why a level cannot hold until a moment; null where it can. */
export function refusedUntil(
  scale: Scale,
  { level, validUntil }: { level: Level; validUntil: Temporal.Instant },
  now: Temporal.Instant,
): UntilRefusal | null {
  const { compare } = Temporal.Instant;
  if (compare(validUntil, now) <= 0) return 'over already';
  return compare(validUntil, latestUntil(scale, level, now)) > 0 ? 'later than the scale allows' : null;
}
