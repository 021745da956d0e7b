import { asc, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import { engagementTerm, type EngagementTermKind } from '#db/schema/engagement-terms.ts';

export type Term = { code: string; label: string };
export type Terms = Readonly<Record<EngagementTermKind, readonly Term[]>>;

const terms = remembered<Terms>(30);

/** The words in which an engagement is recorded, by list, some seconds old: they change once in years. */
export const knownTerms = (db: Db, now: Temporal.Instant): Promise<Terms> =>
  terms(db, '', now, async () => {
    const rows = await db
      .select()
      .from(engagementTerm)
      .where(isNull(engagementTerm.retiredAt))
      .orderBy(asc(engagementTerm.position));
    const of = (kind: EngagementTermKind) => rows.filter((row) => row.kind === kind);
    return { type: of('type'), topic: of('topic'), outcome: of('outcome'), purpose: of('purpose') };
  });
