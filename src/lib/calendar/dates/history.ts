import { desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { notableDateChange, type NotableDateId } from '#db/schema/notable-dates.ts';
import { officer } from '#db/schema/officers.ts';

/** What was changed of a date, the latest first. */
export const listDateChanges = (db: Db, id: NotableDateId) =>
  db
    .select({ at: notableDateChange.at, words: notableDateChange.words, by: officer.name })
    .from(notableDateChange)
    .leftJoin(officer, eq(officer.id, notableDateChange.by))
    .where(eq(notableDateChange.dateId, id))
    .orderBy(desc(notableDateChange.at), desc(notableDateChange.id))
    .limit(30);
export type DateChange = Awaited<ReturnType<typeof listDateChanges>>[number];
