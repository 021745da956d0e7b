import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { officer as account } from '#db/schema/officers.ts';
import { surgeDecision, type SurgeId } from '#db/schema/surges.ts';

const corrects = alias(surgeDecision, 'corrects');
const correction = alias(surgeDecision, 'correction');

/** The decision log of a surge, oldest first: which line each puts right, and whether it was put right itself. */
export const decisionsOf = (db: Db, id: SurgeId) =>
  db
    .select({
      id: surgeDecision.id,
      decision: surgeDecision.decision,
      reason: surgeDecision.reason,
      options: surgeDecision.options,
      at: surgeDecision.decidedAt,
      by: account.name,
      correctsId: surgeDecision.correctsId,
      correctsAt: corrects.decidedAt,
      correctedAt: correction.decidedAt,
    })
    .from(surgeDecision)
    .innerJoin(account, eq(account.id, surgeDecision.decidedBy))
    .leftJoin(corrects, eq(corrects.id, surgeDecision.correctsId))
    .leftJoin(correction, eq(correction.correctsId, surgeDecision.id))
    .where(eq(surgeDecision.surgeId, id))
    .orderBy(asc(surgeDecision.decidedAt), asc(surgeDecision.id));
export type Decision = Awaited<ReturnType<typeof decisionsOf>>[number];
