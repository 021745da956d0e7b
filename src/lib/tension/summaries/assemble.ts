import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { type SummaryId, tensionSummary, tensionSummaryParagraph } from '#db/schema/tension-summaries.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { composed, countedIn, takenFrom } from './compose.ts';
import { districtsIn, materialFor } from './material.ts';
import { addParagraphs, inOrder, type Paragraph } from './paragraphs.ts';
import { weekOf } from './week.ts';

export type AssembleRefusal = 'begun already' | 'not a Monday' | 'to come';
type New = {
  areaId: AreaId;
  week: Temporal.PlainDate;
  /** What the calendar knows of the next days, a line each. */
  horizon: readonly string[];
};

/**
 * Puts the summary of a force for a week together from what was assessed and reported, as a draft for police alone.
 * Of two who do so at once, one finds the other's.
 */
export async function assembleSummary(
  db: Db,
  officer: Officer,
  { areaId, week, horizon }: New,
  now: Temporal.Instant,
): Promise<Outcome<SummaryId, AssembleRefusal>> {
  const today = ukDay(now);
  if (!week.equals(weekOf(week))) return refused('not a Monday');
  if (Temporal.PlainDate.compare(week, today) > 0) return refused('to come');
  return db.transaction(async (tx) => {
    const material = await materialFor(tx, { districts: await districtsIn(tx, areaId, today), week }, now);
    const begun = { areaId, week, version: 1, ...countedIn(material), taken: takenFrom(material) };
    return insertDraft(tx, officer, begun, composed(material, horizon, now), now);
  });
}

export type CorrectRefusal = 'no such summary' | 'begun already' | 'does not stand';

/** Begins the next version of a summary that was approved, with the words of the one that stands. */
export function correctSummary(
  db: Db,
  officer: Officer,
  { id }: { id: SummaryId },
  now: Temporal.Instant,
): Promise<Outcome<SummaryId, CorrectRefusal>> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select().from(tensionSummary).where(eq(tensionSummary.id, id)).for('update');
    if (!found) return refused('no such summary');
    if (!found.approvedAt || found.replacedAt) return refused('does not stand');
    const said = await tx
      .select()
      .from(tensionSummaryParagraph)
      .where(eq(tensionSummaryParagraph.summaryId, id))
      .orderBy(asc(tensionSummaryParagraph.position));
    const { areaId, week, districts, reported, nothing, taken } = found;
    const begun = { areaId, week, version: found.version + 1, districts, reported, nothing, taken };
    const words = said.map(({ id: _, summaryId: __, position: ___, ...paragraph }) => paragraph);
    return insertDraft(tx, officer, begun, words, now);
  });
}

type Begun = Pick<
  typeof tensionSummary.$inferInsert,
  'areaId' | 'week' | 'version' | 'districts' | 'reported' | 'nothing' | 'taken'
>;

async function insertDraft(
  tx: Db,
  officer: Officer,
  begun: Begun,
  paragraphs: readonly Paragraph[],
  now: Temporal.Instant,
): Promise<Outcome<SummaryId, 'begun already'>> {
  const by = { assembledAt: now, assembledBy: officer.id, writers: [officer.id] };
  const [made] = await tx
    .insert(tensionSummary)
    .values({ ...begun, ...by })
    .onConflictDoNothing()
    .returning({ id: tensionSummary.id });
  if (!made) return refused('begun already');
  await addParagraphs(tx, made.id, inOrder(paragraphs));
  const entry = { operation: 'combine', entity: 'tension_summary', ids: [made.id] } as const;
  await record(tx, officer, { ...entry, fields: ['assembled_by'] }, now);
  return done(made.id);
}

/** The summary of a force for a week as it is there: its draft, or else the version that stands; null where nobody began. */
export async function summaryOfWeek(
  db: Db,
  { areaId, week }: { areaId: AreaId; week: Temporal.PlainDate },
): Promise<SummaryId | null> {
  const [found] = await db
    .select({ id: tensionSummary.id })
    .from(tensionSummary)
    .where(
      and(
        eq(tensionSummary.areaId, areaId),
        sql`${tensionSummary.week} = ${week.toString()}::date`,
        isNull(tensionSummary.replacedAt),
      ),
    )
    .orderBy(isNotNull(tensionSummary.approvedAt))
    .limit(1);
  return found?.id ?? null;
}
