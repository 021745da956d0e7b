import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  assessmentGap,
  type AssessmentId,
  type AssessmentThreadId,
  tensionAssessment,
} from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { AssessmentRow } from './given.ts';
import { lockThread } from './lock.ts';
import { nextPeriod } from './period.ts';
import { writeGaps } from './save.ts';

/** `isNew` is false where somebody had begun the next version already: then it is theirs. */
export type Renewed = { id: AssessmentId; isNew: boolean };

/**
 * Begins the next version of a thread with what the last one says, and the questions nobody answered. The level is
 * left out: whoever writes sets it anew, with what they know now.
 */
export function renewAssessment(
  db: Db,
  officer: Officer,
  id: AssessmentId,
  now: Temporal.Instant,
): Promise<Outcome<Renewed, 'no such assessment' | 'not approved'>> {
  return db.transaction(async (tx) => {
    const threadId = await lockThread(tx, id);
    const last = threadId && (await lastOf(tx, threadId));
    if (!last) return refused('no such assessment');
    if (!last.approvedAt)
      return last.version > 1 ? done({ id: last.id, isNew: false }) : refused('not approved');
    const next = nextOf(last, officer, now);
    await tx.insert(tensionAssessment).values(next);
    await writeGaps(tx, next.id, await questionsLeft(tx, last.id));
    const entry = { operation: 'collect', entity: 'tension_assessment', ids: [next.id] } as const;
    await record(tx, officer, { ...entry, fields: ['written_by'] }, now);
    return done({ id: next.id, isNew: true });
  });
}

async function lastOf(tx: Db, threadId: AssessmentThreadId): Promise<AssessmentRow | undefined> {
  const ofThread = eq(tensionAssessment.threadId, threadId);
  const newest = desc(tensionAssessment.version);
  const [last] = await tx.select().from(tensionAssessment).where(ofThread).orderBy(newest).limit(1);
  return last;
}

function nextOf(last: AssessmentRow, officer: Officer, now: Temporal.Instant) {
  const { approvedAt: _at, approvedBy: _by, endedAt: _on, ending: _how, ...rest } = last;
  const { endedBy: _who, endedReason: _why, ...words } = rest;
  return {
    ...words,
    ...nextPeriod(last.coversTo, ukDay(now)),
    ...{ id: crypto.randomUUID() as AssessmentId, version: last.version + 1, sequence: 0 },
    ...{ level: null, validUntil: null, askedAt: null, sentBackWords: null },
    ...{ writtenAt: now, writtenBy: officer.id, writers: [officer.id] },
  };
}

async function questionsLeft(tx: Db, id: AssessmentId): Promise<string[]> {
  const rows = await tx
    .select({ question: assessmentGap.question })
    .from(assessmentGap)
    .where(and(eq(assessmentGap.assessmentId, id), isNull(assessmentGap.answeredAt)))
    .orderBy(asc(assessmentGap.position));
  return rows.map(({ question }) => question);
}
