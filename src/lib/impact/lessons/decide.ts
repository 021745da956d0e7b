import type { Db } from '#db/client.ts';
import type { LessonDecision } from '#db/schema/lessons.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeLesson, lockLesson, type LessonRefusal, type SeenLesson } from './record.ts';

export type DecidingRefusal = LessonRefusal | 'your own';
type Decided = { decision: LessonDecision; reason: string };

/** Accepts a lesson, or rejects it, with a reason. Nobody decides on what they wrote, or wrote in. */
export const decideLesson = (
  db: Db,
  officer: Officer,
  seen: SeenLesson,
  { decision, reason }: Decided,
  now: Temporal.Instant,
): Promise<Outcome<null, DecidingRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockLesson(tx, seen);
    if (!found.ok) return found;
    if (found.value.writers.includes(officer.id)) return refused('your own');
    const set = { decision, decisionReason: reason, decidedAt: now, decidedBy: officer.id };
    await changeLesson(tx, officer, found.value, set, now);
    return done(null);
  });
