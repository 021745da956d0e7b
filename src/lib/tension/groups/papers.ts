import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AssessmentId } from '#db/schema/tension-assessments.ts';
import { type GroupPaperId, tensionGroupPaper } from '#db/schema/tension-minutes.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockMeeting, type MeetingRefusal, type SeenMeeting } from './meetings.ts';

export type NewPaper = { title: string; words: string | null; assessmentId: AssessmentId | null };

/** Puts a paper before a meeting. */
export function addPaper(
  db: Db,
  officer: Officer,
  seen: SeenMeeting,
  paper: NewPaper,
  now: Temporal.Instant,
): Promise<Outcome<GroupPaperId, MeetingRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockMeeting(tx, seen);
    if (!found.ok) return found;
    const row = { meetingId: seen.id, ...paper, addedAt: now, addedBy: officer.id };
    const [made] = await tx.insert(tensionGroupPaper).values(row).returning({ id: tensionGroupPaper.id });
    await record(tx, officer, { operation: 'collect', entity: 'tension_group_paper', ids: [made!.id] }, now);
    return done(made!.id);
  });
}

/** Takes a paper away again. */
export function removePaper(
  db: Db,
  officer: Officer,
  { paperId, ...seen }: SeenMeeting & { paperId: GroupPaperId },
  now: Temporal.Instant,
): Promise<Outcome<null, MeetingRefusal | 'no such paper'>> {
  return db.transaction(async (tx) => {
    const found = await lockMeeting(tx, seen);
    if (!found.ok) return found;
    const gone = await tx
      .delete(tensionGroupPaper)
      .where(and(eq(tensionGroupPaper.id, paperId), eq(tensionGroupPaper.meetingId, seen.id)))
      .returning({ id: tensionGroupPaper.id });
    if (gone.length === 0) return refused('no such paper');
    await record(tx, officer, { operation: 'erase', entity: 'tension_group_paper', ids: [paperId] }, now);
    return done(null);
  });
}
