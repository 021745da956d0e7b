import { and, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { officer as account } from '#db/schema/officers.ts';
import { plannedContact } from '#db/schema/planned-contacts.ts';
import { assessmentGap, type AssessmentGapId, tensionAssessment } from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** Where a question lies, for asking who may see it; null for one that is not there. */
export async function placeOfQuestion(db: Db, id: AssessmentGapId | null) {
  if (!id) return null;
  const [row] = await db
    .select({ id: assessmentGap.id, areaId: tensionAssessment.areaId })
    .from(assessmentGap)
    .innerJoin(tensionAssessment, eq(tensionAssessment.id, assessmentGap.assessmentId))
    .where(eq(assessmentGap.id, id));
  return row ?? null;
}

/** The contact that is planned for a question, as long as nobody cancelled it. */
export const visitStands = and(
  eq(plannedContact.id, assessmentGap.plannedContactId),
  isNull(plannedContact.cancelledAt),
)!;

const asked = alias(account, 'asked');
const asker = alias(account, 'asker');
const answerer = alias(account, 'answerer');

/** A question with the assessment that leaves it open; that it was looked at is recorded. Null where there is none. */
export async function findQuestion(db: Db, officer: Officer, id: AssessmentGapId, now: Temporal.Instant) {
  const [row] = await db
    .select({
      question: assessmentGap,
      assessment: tensionAssessment,
      area: { id: area.id, name: area.name },
      asked: asked.name,
      asker: asker.name,
      answerer: answerer.name,
      visitAt: plannedContact.startsAt,
    })
    .from(assessmentGap)
    .innerJoin(tensionAssessment, eq(tensionAssessment.id, assessmentGap.assessmentId))
    .innerJoin(area, eq(area.id, tensionAssessment.areaId))
    .leftJoin(asked, eq(asked.id, assessmentGap.askedOf))
    .leftJoin(asker, eq(asker.id, assessmentGap.askedBy))
    .leftJoin(answerer, eq(answerer.id, assessmentGap.answeredBy))
    .leftJoin(plannedContact, visitStands)
    .where(eq(assessmentGap.id, id));
  if (!row) return null;
  const fields = ['question', 'asked_of', 'answer'];
  await record(db, officer, { operation: 'consult', entity: 'assessment_gap', ids: [id], fields }, now);
  return row;
}
export type FoundQuestion = NonNullable<Awaited<ReturnType<typeof findQuestion>>>;
