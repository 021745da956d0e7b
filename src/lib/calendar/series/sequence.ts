import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventSeries, type SeriesId } from '#db/schema/event-series.ts';

/** Counts a change of a series, so that every calendar program believes the newer, and writes what changes with it. */
export const countSeries = (tx: Db, id: SeriesId, set: Partial<typeof eventSeries.$inferInsert> = {}) =>
  tx
    .update(eventSeries)
    .set({ ...set, sequence: sql`${eventSeries.sequence} + 1` })
    .where(eq(eventSeries.id, id));
