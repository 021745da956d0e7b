import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import {
  type AssessmentId,
  type AssessmentThreadId,
  tensionAssessment,
} from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { anOfficer, now } from './makers.ts';

type Row = typeof tensionAssessment.$inferInsert;
type Given = Partial<Row> & { areaId: AreaId };

/** Who wrote an assessment and who approved it. */
export const twoOfThem = async (db: Db): Promise<{ writer: Officer; approver: Officer }> => ({
  writer: await anOfficer(db, 'prevent_officer'),
  approver: await anOfficer(db, 'supervisor'),
});

/** An approved assessment of level 2 since yesterday, which holds for a fortnight. */
export async function aLevel(
  db: Db,
  { writer, approver }: { writer: Officer; approver: Officer },
  given: Given,
): Promise<AssessmentId> {
  const id = crypto.randomUUID() as AssessmentId;
  const approvedAt = given.approvedAt ?? now.subtract({ hours: 24 });
  const day = approvedAt.toZonedDateTimeISO('Europe/London').toPlainDate();
  await db.insert(tensionAssessment).values({
    ...{ id, threadId: id as string as AssessmentThreadId, category: 'protest', issue: 'A march' },
    ...{ coversFrom: day, coversTo: day.add({ days: 14 }), facts: 'Two posters.', rationale: 'People ask.' },
    ...{ level: 2, experienced: 2, evidenced: 2, potential: 2, trend: 'steady', confidence: 'moderate' },
    ...{ outlook7: 'steady', outlook28: 'steady', spread: 'district' },
    ...{ writtenAt: approvedAt, writtenBy: writer.id, writers: [writer.id], askedAt: approvedAt },
    ...{ approvedAt, approvedBy: approver.id, validUntil: approvedAt.add({ hours: 24 * 14 }) },
    ...given,
    ...(given.endedAt && given.ending !== 'closed' ? { ending: 'replaced', endedBy: approver.id } : {}),
    ...(given.ending === 'closed' ? { endedBy: approver.id, endedReason: 'It is over.' } : {}),
  });
  return id;
}
