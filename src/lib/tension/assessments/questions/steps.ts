import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { PlannedContactId } from '#db/schema/planned-contacts.ts';
import { assessmentGap, type AssessmentGapId, tensionAssessment } from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type QuestionRefusal = 'no such question' | 'does not stand' | 'answered already' | 'day has passed';
type Gap = typeof assessmentGap.$inferSelect;

/** Puts a question to an officer, to be answered by a day. Sent again, it is the new one's to answer. */
export const sendQuestion = (
  db: Db,
  officer: Officer,
  { id, to, dueOn }: { id: AssessmentGapId; to: OfficerId; dueOn: Temporal.PlainDate },
  now: Temporal.Instant,
) =>
  step(db, officer, id, now, () => {
    if (Temporal.PlainDate.compare(dueOn, ukDay(now)) < 0) return refused('day has passed');
    return done({ askedOf: to, dueOn, askedAt: now, askedBy: officer.id });
  });

/** Notes which planned contact is to find out what a question asks; the last that is planned for it counts. */
export const planForQuestion = (
  db: Db,
  officer: Officer,
  { id, plannedContactId }: { id: AssessmentGapId; plannedContactId: PlannedContactId },
  now: Temporal.Instant,
) => step(db, officer, id, now, () => done({ plannedContactId }));

/** Answers a question, with who and when; whoever works in the area may, sent to them or not. */
export const answerQuestion = (
  db: Db,
  officer: Officer,
  { id, answer }: { id: AssessmentGapId; answer: string },
  now: Temporal.Instant,
) => step(db, officer, id, now, () => done({ answer, answeredAt: now, answeredBy: officer.id }));

// A question that nobody has answered, of a version that stands: nobody goes out for one that was withdrawn.
const step = (
  db: Db,
  officer: Officer,
  id: AssessmentGapId,
  now: Temporal.Instant,
  change: () => Outcome<Partial<Gap>, QuestionRefusal>,
): Promise<Outcome<Gap['assessmentId'], QuestionRefusal>> =>
  db.transaction(async (tx) => {
    const [found] = await tx
      .select({ gap: assessmentGap, of: tensionAssessment })
      .from(assessmentGap)
      .innerJoin(tensionAssessment, eq(tensionAssessment.id, assessmentGap.assessmentId))
      .where(eq(assessmentGap.id, id))
      .for('update', { of: assessmentGap });
    if (!found) return refused('no such question');
    if (!found.of.approvedAt || found.of.endedAt) return refused('does not stand');
    if (found.gap.answeredAt) return refused('answered already');
    const set = change();
    if (!set.ok) return set;
    await tx.update(assessmentGap).set(set.value).where(eq(assessmentGap.id, id));
    const fields = columnsOf(set.value);
    await record(tx, officer, { operation: 'alter', entity: 'assessment_gap', ids: [id], fields }, now);
    return done(found.gap.assessmentId);
  });
