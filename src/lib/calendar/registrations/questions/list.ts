import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';
import { eventQuestion } from '#db/schema/registrations.ts';

export type Question = typeof eventQuestion.$inferSelect;

/** What is asked of whoever registers for an event, in order. */
export const listQuestions = (db: Db, id: EventId): Promise<Question[]> =>
  db.select().from(eventQuestion).where(eq(eventQuestion.eventId, id)).orderBy(asc(eventQuestion.position));
