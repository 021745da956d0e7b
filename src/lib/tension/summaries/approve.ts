import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  tensionSummary,
  tensionSummaryLevel,
  tensionSummaryParagraph,
} from '#db/schema/tension-summaries.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { currentLevels } from './current-levels.ts';
import { changeDraft, type DraftRefusal, lockDraft, type SeenSummary, type SummaryRow } from './lock.ts';
import { districtsIn } from './material.ts';
import { isTooLong } from './paragraphs.ts';

export type StepRefusal = DraftRefusal | 'not now' | 'your own' | 'says nothing' | 'too long';

/** Asks for a second pair of eyes, for no more than one sheet holds. */
export const askForApproval = (db: Db, officer: Officer, seen: SeenSummary, now: Temporal.Instant) =>
  step(db, seen, async (tx, draft) => {
    if (draft.askedAt) return refused('not now');
    const said = await tx
      .select({ heading: tensionSummaryParagraph.heading, words: tensionSummaryParagraph.words })
      .from(tensionSummaryParagraph)
      .where(eq(tensionSummaryParagraph.summaryId, seen.id));
    if (said.length === 0) return refused('says nothing');
    if (isTooLong(said)) return refused('too long');
    await changeDraft(tx, officer, seen, { askedAt: now, sentBackWords: null }, now);
    return done(null);
  });

/**
 * Lets it stand, with the levels of this moment, in the place of the version before; from then on it stays as it is.
 * Nobody approves what they wrote, or wrote in.
 */
export const approveSummary = (db: Db, officer: Officer, seen: SeenSummary, now: Temporal.Instant) =>
  step(db, seen, async (tx, draft) => {
    if (!draft.askedAt) return refused('not now');
    if (draft.assembledBy === officer.id || draft.writers.includes(officer.id)) return refused('your own');
    await replaceStanding(tx, draft, now);
    await freezeLevels(tx, draft, now);
    await changeDraft(tx, officer, seen, { approvedAt: now, approvedBy: officer.id }, now);
    return done(null);
  });

/** Says what is to be changed before it can be approved. */
export const sendBackSummary = (
  db: Db,
  officer: Officer,
  seen: SeenSummary,
  { words }: { words: string },
  now: Temporal.Instant,
) =>
  step(db, seen, async (tx, draft) => {
    if (!draft.askedAt) return refused('not now');
    await changeDraft(tx, officer, seen, { askedAt: null, sentBackWords: words }, now);
    return done(null);
  });

const step = (
  db: Db,
  seen: SeenSummary,
  take: (tx: Db, draft: SummaryRow) => Promise<Outcome<null, StepRefusal>>,
): Promise<Outcome<null, StepRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    return found.ok ? take(tx, found.value) : found;
  });

async function replaceStanding(tx: Db, { areaId, week }: SummaryRow, now: Temporal.Instant): Promise<void> {
  await tx
    .update(tensionSummary)
    .set({ replacedAt: now })
    .where(
      and(
        eq(tensionSummary.areaId, areaId),
        sql`${tensionSummary.week} = ${week.toString()}::date`,
        isNotNull(tensionSummary.approvedAt),
        isNull(tensionSummary.replacedAt),
      ),
    );
}

async function freezeLevels(tx: Db, { id, areaId }: SummaryRow, now: Temporal.Instant): Promise<void> {
  const levels = await currentLevels(tx, await districtsIn(tx, areaId, ukDay(now)), now);
  const rows = levels.map(({ area: _, ...level }) => ({ ...level, summaryId: id }));
  if (rows.length > 0) await tx.insert(tensionSummaryLevel).values(rows);
}
