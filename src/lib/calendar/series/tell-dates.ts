import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import type { News } from '../registrations/news.ts';
import { tellRegistered } from '../registrations/tell.ts';

/** What those who registered for one date of a series are to hear. */
export type DateNews = { eventId: EventId; news: News };

/**
 * Tells everybody who registered for a date what became of it; to be called in the transaction of the change.
 *
 * @returns how many registrations heard of it
 */
export async function tellDates(
  tx: Db,
  officer: Officer,
  dates: readonly DateNews[],
  now: Temporal.Instant,
): Promise<number> {
  let told = 0;
  for (const { eventId, news } of dates) told += await tellRegistered(tx, officer, eventId, news, now);
  return told;
}
