import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { timeRange } from '#lib/dates.ts';
import { engagedBetween } from '../diary/engaged.ts';

/** A time in somebody's diary. */
export type Slot = { trainerId: OfficerId; startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** What a colleague has at that time already, a line each: sessions they teach, dates held for others, busy times. */
export async function clashesOf(
  db: Db,
  { trainerId, startsAt: from, endsAt: to }: Slot,
  now: Temporal.Instant,
): Promise<string[]> {
  const engaged = await engagedBetween(db, { officers: [trainerId], from, to, except: null }, now);
  return engaged.map(({ what, startsAt, endsAt }) => `${what} (${timeRange(startsAt, endsAt)})`);
}
