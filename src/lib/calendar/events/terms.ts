import { asc, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import { eventTerm, type EventTermKind, type Visibility } from '#db/schema/event-terms.ts';

export type EventTerm = { code: string; label: string; usualVisibility: Visibility | null };
export type EventTerms = Readonly<Record<EventTermKind, readonly EventTerm[]>>;

const terms = remembered<EventTerms>(30);

/** The words in which an event is described, by list, some seconds old: they change once in years. */
export const knownEventTerms = (db: Db, now: Temporal.Instant): Promise<EventTerms> =>
  terms(db, '', now, async () => {
    const rows = await db
      .select()
      .from(eventTerm)
      .where(isNull(eventTerm.retiredAt))
      .orderBy(asc(eventTerm.position));
    const of = (kind: EventTermKind) => rows.filter((row) => row.kind === kind);
    return { type: of('type'), audience: of('audience'), access: of('access') };
  });
