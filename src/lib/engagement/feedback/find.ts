import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { officer as account } from '#db/schema/officers.ts';
import { commitment, feedback, type FeedbackId } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

const writer = alias(account, 'writer');
const approver = alias(account, 'approver');
const returner = alias(account, 'returner');

/** All that is held of a "you said, we did"; that it was looked at is recorded. Null where there is none. */
export async function findFeedback(db: Db, officer: Officer, id: FeedbackId, now: Temporal.Instant) {
  const [row] = await db
    .select({
      feedback,
      area: area.name,
      writer: writer.name,
      approver: approver.name,
      returner: returner.name,
      promise: { id: commitment.id, words: commitment.words },
    })
    .from(feedback)
    .innerJoin(area, eq(area.id, feedback.areaId))
    .innerJoin(writer, eq(writer.id, feedback.writtenBy))
    .leftJoin(approver, eq(approver.id, feedback.approvedBy))
    .leftJoin(returner, eq(returner.id, feedback.sentBackBy))
    .leftJoin(commitment, eq(commitment.id, feedback.commitmentId))
    .where(eq(feedback.id, id));
  if (row) await record(db, officer, { operation: 'consult', entity: 'feedback', ids: [id] }, now);
  return row ?? null;
}
export type FoundFeedback = NonNullable<Awaited<ReturnType<typeof findFeedback>>>;
