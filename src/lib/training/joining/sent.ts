import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { joiningSent } from '#db/schema/bookings.ts';
import type { Booking } from '../bookings/history.ts';

/** Writes down that a booking has the joining instructions; false where that was written before. */
export async function markSent(
  tx: Db,
  { id, sessionId }: Pick<Booking, 'id' | 'sessionId'>,
  now: Temporal.Instant,
): Promise<boolean> {
  const rows = await insertion(tx).execute({ id, sessionId, now: now.toString() });
  return rows.length > 0;
}

const insertion = prepared((db) =>
  db
    .insert(joiningSent)
    .values({
      bookingId: sql.placeholder('id'),
      sessionId: sql.placeholder('sessionId'),
      queuedAt: sql`${sql.placeholder('now')}::timestamptz`,
    })
    .onConflictDoNothing()
    .returning({ id: joiningSent.bookingId })
    .prepare('joining_sent'),
);
