import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { event } from '#db/schema/events.ts';
import { site } from '#db/schema/institutions.ts';
import { placesLeft } from '#lib/places/left.ts';
import { type EventFacts, factColumns, siteOfEvent } from './facts.ts';
import { shutBecause, takesRegistrations } from './open-to.ts';
import { heldUntilAnswered, taken } from './places.ts';
import { listQuestions, type Question } from './questions/list.ts';

/** An event as somebody sees it who may register; `left` is null where there is no limit. */
export type OpenEvent = EventFacts & {
  left: number | null;
  shut: ReturnType<typeof shutBecause>;
  questions: Question[];
};

/** The event of an address, if it takes registrations from this reader; null where it does not, or is not there. */
export async function findOpenEvent(
  db: Db,
  slug: string,
  isPartner: boolean,
  now: Temporal.Instant,
): Promise<OpenEvent | null> {
  const [row] = await db
    .select({ ...factColumns, taken, held: heldUntilAnswered })
    .from(event)
    .leftJoin(site, siteOfEvent)
    .where(eq(event.slug, slug));
  if (!row || !takesRegistrations(row.event, isPartner)) return null;
  const { capacity } = row.event;
  const left = capacity === null ? null : placesLeft({ ...row, capacity });
  return {
    ...row,
    left,
    shut: shutBecause(row.event, isPartner, now),
    questions: await listQuestions(db, row.event.id),
  };
}
