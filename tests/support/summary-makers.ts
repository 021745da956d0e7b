import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { assessmentGap, type AssessmentThreadId, tensionAssessment } from '#db/schema/tension-assessments.ts';
import { type SummaryId, tensionSummary } from '#db/schema/tension-summaries.ts';
import type { Officer } from '#lib/actor.ts';
import type { Outcome } from '#lib/outcome.ts';
import { approveSummary, askForApproval } from '#lib/tension/summaries/approve.ts';
import { assembleSummary } from '#lib/tension/summaries/assemble.ts';
import { editSummary } from '#lib/tension/summaries/edit.ts';
import type { Paragraph } from '#lib/tension/summaries/paragraphs.ts';
import { addReader } from '#lib/tension/summaries/readers.ts';
import { anOfficer, now } from './makers.ts';

/** The Monday of the week of the tests. */
export const thisWeek = Temporal.PlainDate.from('2026-11-16');

export const won = <T>(outcome: Outcome<T, string>): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

/** An area by its slug. */
export async function areaCalled(db: Db, slug: string): Promise<AreaId> {
  const [row] = await db.select().from(area).where(eq(area.slug, slug));
  return row!.id;
}
export const theForce = (db: Db) => areaCalled(db, 'bedfordshire-force');

type Given = Partial<typeof tensionAssessment.$inferInsert> & { gaps?: readonly string[] };

/** An assessment of an area that stands, at Raised, with a question that is open. */
export async function aStanding(db: Db, areaId: AreaId, { gaps = ['Who has keys?'], ...given }: Given = {}) {
  const [writer, approver] = [await anOfficer(db), await anOfficer(db)];
  const day = Temporal.PlainDate.from('2026-11-20');
  const row = {
    ...{ threadId: crypto.randomUUID() as AssessmentThreadId, areaId, category: 'local_incident' as const },
    ...{ issue: 'Empty shops in Midland Road', coversFrom: day, coversTo: day.add({ days: 6 }) },
    ...({ experienced: 2, evidenced: 3, potential: 2, level: 3 } as const),
    ...{ facts: 'Windows were broken on two evenings.', rationale: 'Windows were broken twice in a week.' },
    ...({ trend: 'rising', confidence: 'moderate', outlook7: 'steady', outlook28: 'falling' } as const),
    ...{ spread: 'ward' as const, mitigation: 'Officers walk the road at closing time.' },
    ...{ validUntil: now.add({ hours: 72 }), writtenAt: now.subtract({ hours: 30 }), writtenBy: writer.id },
    ...{ writers: [writer.id], askedAt: now.subtract({ hours: 28 }) },
  };
  const [made] = await db
    .insert(tensionAssessment)
    .values({ ...row, ...given, approvedAt: null, approvedBy: null })
    .returning();
  if (gaps.length > 0)
    await db
      .insert(assessmentGap)
      .values(gaps.map((question, position) => ({ assessmentId: made!.id, position, question })));
  const approvedAt = given.approvedAt ?? now.subtract({ hours: 24 });
  await db
    .update(tensionAssessment)
    .set({ approvedAt, approvedBy: approver.id })
    .where(eq(tensionAssessment.id, made!.id));
  return made!.id;
}

/** What a form shows of a summary as it stands. */
export async function seenSummary(db: Db, id: SummaryId) {
  const [row] = await db.select().from(tensionSummary).where(eq(tensionSummary.id, id));
  return { id, sequence: row!.sequence };
}

const plain = { areaId: null, heading: null, assessmentId: null };
export const secretWords = 'A level of three is only for police to read.';
export const sharedWords = 'Patrols are in the market on Saturday.';
/** One paragraph for police and one that may be shared. */
export const twoParagraphs: Paragraph[] = [
  { ...plain, section: 'overview', words: secretWords, sharing: 'restricted' },
  { ...plain, section: 'doing', words: sharedWords, sharing: 'shareable' },
];

type Where = { areaId?: AreaId; week?: Temporal.PlainDate };

/** A draft for the week with two paragraphs. */
export async function aDraftSummary(db: Db, author: Officer, given: Where = {}): Promise<SummaryId> {
  const { areaId = await theForce(db), week = thisWeek } = given;
  const id = won(await assembleSummary(db, author, { areaId, week, horizon: [] }, now));
  won(await editSummary(db, author, await seenSummary(db, id), { paragraphs: twoParagraphs }, now));
  return id;
}

/** The same once it waits for its approval. */
export async function aWaitingSummary(db: Db, author: Officer, given: Where = {}): Promise<SummaryId> {
  const id = await aDraftSummary(db, author, given);
  won(await askForApproval(db, author, await seenSummary(db, id), now));
  return id;
}

/** The same once a supervisor approved it. */
export async function anApprovedSummary(db: Db, author: Officer, given: Where = {}): Promise<SummaryId> {
  const id = await aWaitingSummary(db, author, given);
  won(await approveSummary(db, await anOfficer(db), await seenSummary(db, id), now));
  return id;
}

/** An officer on the list of those who read all of it. */
export const aPoliceReader = async (db: Db, by: Officer, reader: Officer, areaId: AreaId) =>
  won(await addReader(db, by, { areaId, officerId: reader.id, output: 'restricted' }, now));
