import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type AssessmentEnding,
  type AssessmentId,
  tensionAssessment,
} from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeVersion, lockThread, lockVersion } from './lock.ts';

export type EndRefusal = 'no such assessment' | 'does not stand' | 'a draft is open';
type Ended = { id: AssessmentId; reason: string };

/** Takes back what stood: it was wrong. The area is without it from that moment on. */
export const withdrawAssessment = (db: Db, officer: Officer, ended: Ended, now: Temporal.Instant) =>
  end(db, officer, { ...ended, ending: 'withdrawn' }, now);

/** Says that the issue is over. Not while somebody writes the next version: one of the two is mistaken. */
export const closeAssessment = (db: Db, officer: Officer, ended: Ended, now: Temporal.Instant) =>
  end(db, officer, { ...ended, ending: 'closed' }, now);

const end = (
  db: Db,
  officer: Officer,
  { id, reason, ending }: Ended & { ending: Exclude<AssessmentEnding, 'replaced'> },
  now: Temporal.Instant,
): Promise<Outcome<null, EndRefusal>> =>
  db.transaction(async (tx) => {
    const threadId = await lockThread(tx, id);
    const found = threadId && (await lockVersion(tx, id));
    if (!found) return refused('no such assessment');
    if (!found.approvedAt || found.endedAt) return refused('does not stand');
    const isDraft = and(eq(tensionAssessment.threadId, threadId), isNull(tensionAssessment.approvedAt));
    if (ending === 'closed' && (await tx.$count(tensionAssessment, isDraft)) > 0)
      return refused('a draft is open');
    const set = { endedAt: now, ending, endedBy: officer.id, endedReason: reason };
    await changeVersion(tx, officer, found, set, now);
    return done(null);
  });
