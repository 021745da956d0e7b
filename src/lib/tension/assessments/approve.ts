import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { tensionAssessment } from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { theScale } from '../levels/scale.ts';
import type { AssessmentRow, SeenAssessment } from './given.ts';
import { changeVersion, type DraftRefusal, lockDraft, lockThread } from './lock.ts';
import { missingIn } from './missing.ts';
import { offeredUntil, refusedUntil, type UntilRefusal } from './until.ts';

export type StepRefusal = DraftRefusal | UntilRefusal | 'not now' | 'your own' | 'something is missing';

/** Asks for a second pair of eyes. Where nobody said until when it holds, it is the review that the level asks for. */
export const askForApproval = (db: Db, officer: Officer, seen: SeenAssessment, now: Temporal.Instant) =>
  step(db, seen, async (tx, draft) => {
    if (draft.askedAt) return refused('not now');
    if (missingIn(draft).length > 0) return refused('something is missing');
    const scale = await theScale(tx, now);
    const level = draft.level!;
    const validUntil = draft.validUntil ?? offeredUntil(scale, level, now);
    const reason = refusedUntil(scale, { level, validUntil }, now);
    if (reason) return refused(reason);
    await changeVersion(tx, officer, seen, { askedAt: now, sentBackWords: null, validUntil }, now);
    return done(null);
  });

/**
 * Lets it stand, and ends the version that stood before at the same moment. From then on it stays as it is. Nobody
 * approves what they wrote, or wrote in.
 */
export const approveAssessment = (db: Db, officer: Officer, seen: SeenAssessment, now: Temporal.Instant) =>
  step(db, seen, async (tx, draft) => {
    if (!draft.askedAt) return refused('not now');
    if (draft.writtenBy === officer.id || draft.writers.includes(officer.id)) return refused('your own');
    const { level, validUntil } = draft;
    const reason = refusedUntil(await theScale(tx, now), { level: level!, validUntil: validUntil! }, now);
    if (reason) return refused(reason);
    await replaceStanding(tx, officer, draft, now);
    await changeVersion(tx, officer, seen, { approvedAt: now, approvedBy: officer.id }, now);
    return done(null);
  });

/** Says what is to be changed before it can be approved. */
export const sendBackAssessment = (
  db: Db,
  officer: Officer,
  seen: SeenAssessment,
  { words }: { words: string },
  now: Temporal.Instant,
) =>
  step(db, seen, async (tx, draft) => {
    if (!draft.askedAt) return refused('not now');
    await changeVersion(tx, officer, seen, { askedAt: null, sentBackWords: words }, now);
    return done(null);
  });

const step = (
  db: Db,
  seen: SeenAssessment,
  take: (tx: Db, draft: AssessmentRow) => Promise<Outcome<null, StepRefusal>>,
): Promise<Outcome<null, StepRefusal>> =>
  db.transaction(async (tx) => {
    await lockThread(tx, seen.id);
    const found = await lockDraft(tx, seen);
    return found.ok ? take(tx, found.value) : found;
  });

// Questions that were sent go on with the version that asks them still.
async function replaceStanding(tx: Db, officer: Officer, draft: AssessmentRow, now: Temporal.Instant) {
  const [standing] = await tx
    .select()
    .from(tensionAssessment)
    .where(
      and(
        eq(tensionAssessment.threadId, draft.threadId),
        isNotNull(tensionAssessment.approvedAt),
        isNull(tensionAssessment.endedAt),
      ),
    )
    .for('update');
  if (!standing) return;
  await tx.execute(sql`
    update assessment_gap g set asked_of = b.asked_of, due_on = b.due_on, asked_at = b.asked_at, asked_by = b.asked_by
    from assessment_gap b where g.assessment_id = ${draft.id} and b.assessment_id = ${standing.id}
      and b.question = g.question and b.asked_at is not null and b.answered_at is null`);
  const ended = { endedAt: now, ending: 'replaced', endedBy: officer.id } as const;
  await changeVersion(tx, officer, standing, ended, now);
}
