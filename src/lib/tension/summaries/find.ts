import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import type { Operation } from '#db/schema/audit.ts';
import { officer as account } from '#db/schema/officers.ts';
import {
  type Sharing,
  type SummaryId,
  tensionSummary,
  tensionSummaryLevel,
  tensionSummaryParagraph,
} from '#db/schema/tension-summaries.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { currentLevels } from './current-levels.ts';
import type { SummaryRow } from './lock.ts';
import { districtsIn } from './material.ts';
import { outputOf, type ShownLevel, type SummaryText } from './output.ts';

/** Where a summary lies and whether it is approved, for whoever has to know before it is shown; null where there is none. */
export async function placeOfSummary(db: Db, id: SummaryId | null) {
  if (!id) return null;
  const columns = {
    id: tensionSummary.id,
    areaId: tensionSummary.areaId,
    approvedAt: tensionSummary.approvedAt,
  };
  const [row] = await db.select(columns).from(tensionSummary).where(eq(tensionSummary.id, id));
  return row ?? null;
}

const author = alias(account, 'author');
const approver = alias(account, 'approver');

/**
 * A summary as one kind of reader gets it; that it was looked at, or given out as a file, is recorded. Null where
 * there is none.
 *
 * @param how `consult` for a page, `disclose` for a file
 */
export async function findSummary(
  db: Db,
  officer: Officer,
  { id, output, how }: { id: SummaryId; output: Sharing; how: Extract<Operation, 'consult' | 'disclose'> },
  now: Temporal.Instant,
) {
  const [row] = await db
    .select({
      summary: tensionSummary,
      area: { id: area.id, name: area.name, slug: area.slug },
      author: author.name,
      approver: approver.name,
    })
    .from(tensionSummary)
    .innerJoin(area, eq(area.id, tensionSummary.areaId))
    .innerJoin(author, eq(author.id, tensionSummary.assembledBy))
    .leftJoin(approver, eq(approver.id, tensionSummary.approvedBy))
    .where(eq(tensionSummary.id, id));
  if (!row) return null;
  const [text] = await Promise.all([
    textOf(db, row.summary, now),
    record(db, officer, { operation: how, entity: 'tension_summary', ids: [id], fields: [output] }, now),
  ]);
  return { ...row, text: outputOf(text, output) };
}
export type FoundSummary = NonNullable<Awaited<ReturnType<typeof findSummary>>>;

/** All that a summary holds: with the levels of its approval, or as long as it is a draft with those of the moment. */
export async function textOf(db: Db, summary: SummaryRow, now: Temporal.Instant): Promise<SummaryText> {
  const { id, areaId, districts, reported, nothing, approvedAt } = summary;
  const [levels, paragraphs] = await Promise.all([
    approvedAt ? frozenLevels(db, id) : liveLevels(db, areaId, now),
    db
      .select({
        ...{ section: tensionSummaryParagraph.section, area: area.name },
        ...{ heading: tensionSummaryParagraph.heading, words: tensionSummaryParagraph.words },
        sharing: tensionSummaryParagraph.sharing,
      })
      .from(tensionSummaryParagraph)
      .leftJoin(area, eq(area.id, tensionSummaryParagraph.areaId))
      .where(eq(tensionSummaryParagraph.summaryId, id))
      .orderBy(asc(tensionSummaryParagraph.position)),
  ]);
  return { counted: { districts, reported, nothing }, levels, paragraphs };
}

const liveLevels = async (db: Db, areaId: SummaryRow['areaId'], now: Temporal.Instant) =>
  currentLevels(db, await districtsIn(db, areaId, ukDay(now)), now);

const frozenLevels = (db: Db, id: SummaryId): Promise<ShownLevel[]> =>
  db
    .select({
      ...{ area: area.name, state: tensionSummaryLevel.state, level: tensionSummaryLevel.level },
      ...{ trend: tensionSummaryLevel.trend, was: tensionSummaryLevel.was },
      setAt: tensionSummaryLevel.setAt,
    })
    .from(tensionSummaryLevel)
    .innerJoin(area, eq(area.id, tensionSummaryLevel.areaId))
    .where(eq(tensionSummaryLevel.summaryId, id))
    .orderBy(asc(area.name), asc(area.id));

/** The paragraphs of a draft as its form shows them. */
export const paragraphsOf = (db: Db, id: SummaryId) =>
  db
    .select({ paragraph: tensionSummaryParagraph, area: area.name })
    .from(tensionSummaryParagraph)
    .leftJoin(area, eq(area.id, tensionSummaryParagraph.areaId))
    .where(eq(tensionSummaryParagraph.summaryId, id))
    .orderBy(asc(tensionSummaryParagraph.position));
