import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type PartId, sessionPart } from '#db/schema/session-parts.ts';
import type { SessionId } from '#db/schema/sessions.ts';

/** One time that people come together: a part of a session, or all of it. */
export type Sitting = { part: PartId | null; startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** People check themselves in from so long before a sitting begins until so long after its end. */
export const checkInMargin = { minutes: 30 };

type Whole = { id: SessionId; startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** The sittings of a session, in their order: one where it has no parts. */
export async function sittingsOf(db: Db, { id, startsAt, endsAt }: Whole): Promise<Sitting[]> {
  const parts = await db
    .select({ part: sessionPart.id, startsAt: sessionPart.startsAt, endsAt: sessionPart.endsAt })
    .from(sessionPart)
    .where(eq(sessionPart.sessionId, id))
    .orderBy(asc(sessionPart.position));
  return parts.length > 0 ? parts : [{ part: null, startsAt, endsAt }];
}

const opensAt = ({ startsAt }: Sitting) => startsAt.subtract(checkInMargin);
const closesAt = ({ endsAt }: Sitting) => endsAt.add(checkInMargin);

/** Whether people may check themselves in to a session now, and to which sitting. */
export type CheckInTime =
  { is: 'open'; sitting: Sitting } | { is: 'not yet'; opensAt: Temporal.Instant } | { is: 'over' };

/** When people may check themselves in: around each sitting; where two are near, to the one that is nearer. */
export function checkInTime(sittings: readonly Sitting[], now: Temporal.Instant): CheckInTime {
  const open = sittings.filter((one) => isBetween(now, opensAt(one), closesAt(one)));
  const nearest = nearestSitting(open, now);
  if (nearest) return { is: 'open', sitting: nearest };
  const next = sittings.find((one) => Temporal.Instant.compare(now, opensAt(one)) < 0);
  return next ? { is: 'not yet', opensAt: opensAt(next) } : { is: 'over' };
}

/** The sitting that is on, or else the one that is nearest in time. */
export function nearestSitting(sittings: readonly Sitting[], now: Temporal.Instant): Sitting | null {
  const away = (one: Sitting) => {
    const [first, last] = [one.startsAt.epochMilliseconds, one.endsAt.epochMilliseconds];
    return Math.max(0, first - now.epochMilliseconds, now.epochMilliseconds - last);
  };
  const [nearest] = sittings.toSorted((one, other) => away(one) - away(other));
  return nearest ?? null;
}

const isBetween = (at: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, to) < 0;
