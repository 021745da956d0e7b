import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { AssessmentId } from '#db/schema/tension-assessments.ts';
import {
  type Sharing,
  type SummaryId,
  type SummarySection,
  summarySections,
  tensionSummaryParagraph,
} from '#db/schema/tension-summaries.ts';

/** A paragraph of a summary, before it has a place in it. */
export type Paragraph = {
  section: SummarySection;
  areaId: AreaId | null;
  heading: string | null;
  words: string;
  sharing: Sharing;
  assessmentId: AssessmentId | null;
};

/** How many letters each may have. */
export const longest = { heading: 120, words: 2000 } as const;
/** As much as one sheet of A4 holds: a draft may have more, what waits for its approval may not. */
export const sheetHolds = { paragraphs: 40, letters: 6000 } as const;

type Text = Pick<Paragraph, 'heading' | 'words'>;

/** How many letters some paragraphs have in all. */
export const lettersOf = (paragraphs: readonly Text[]): number =>
  paragraphs.reduce((sum, { heading, words }) => sum + (heading?.length ?? 0) + words.length, 0);

/** Whether some paragraphs are more than one sheet holds. */
export const isTooLong = (paragraphs: readonly Text[]): boolean =>
  paragraphs.length > sheetHolds.paragraphs || lettersOf(paragraphs) > sheetHolds.letters;

/** Paragraphs in the order of their parts; within a part as they stand. */
export const inOrder = <P extends Pick<Paragraph, 'section'>>(paragraphs: readonly P[]): P[] =>
  summarySections.flatMap((section) => paragraphs.filter((one) => one.section === section));

/** Writes the paragraphs of a draft anew, in the order of their parts. */
export async function writeParagraphs(
  tx: Db,
  summaryId: SummaryId,
  paragraphs: readonly Paragraph[],
): Promise<void> {
  await tx.delete(tensionSummaryParagraph).where(eq(tensionSummaryParagraph.summaryId, summaryId));
  await addParagraphs(tx, summaryId, inOrder(paragraphs));
}

/** Adds paragraphs to a draft, after as many as stand there already. */
export async function addParagraphs(
  tx: Db,
  summaryId: SummaryId,
  paragraphs: readonly Paragraph[],
  after = 0,
): Promise<void> {
  const rows = paragraphs.map((one, index) => ({ ...one, summaryId, position: after + index }));
  if (rows.length > 0) await tx.insert(tensionSummaryParagraph).values(rows);
}
