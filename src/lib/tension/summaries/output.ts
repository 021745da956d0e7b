import type { Trend } from '#db/schema/tension-assessments.ts';
import { type Sharing, type SummarySection, summarySections } from '#db/schema/tension-summaries.ts';
import type { Level } from '#db/schema/tension-scale.ts';

/** The level of a district as the summary shows it: a fact, apart from what anybody makes of it. */
export type ShownLevel = {
  area: string;
  state: 'current' | 'out of date' | 'no information';
  level: Level | null;
  trend: Trend | null;
  /** The level a week before, where there was one in date. */
  was: Level | null;
  setAt: Temporal.Instant | null;
};

/** Facts of the week: how many districts reported, and how many of those had nothing to report. */
export type Counted = { districts: number; reported: number; nothing: number };

export type ShownParagraph = {
  section: SummarySection;
  area: string | null;
  heading: string | null;
  words: string;
  sharing: Sharing;
};

/** All that a summary holds. */
export type SummaryText = {
  counted: Counted;
  levels: readonly ShownLevel[];
  paragraphs: readonly ShownParagraph[];
};

/** What one kind of reader gets of it. */
export type SummaryOutput = {
  output: Sharing;
  /** Null in what is shared: partners are told no counts. */
  counted: Counted | null;
  levels: readonly ShownLevel[];
  sections: readonly { section: SummarySection; paragraphs: readonly ShownParagraph[] }[];
};

/**
 * The one way from a summary to what is read of it. What is shared holds the paragraphs that somebody marked for it,
 * and neither level nor count: nothing else can get in, because nothing else makes an output.
 */
export function outputOf({ counted, levels, paragraphs }: SummaryText, output: Sharing): SummaryOutput {
  const isPolice = output === 'restricted';
  const shown = paragraphs.filter(({ sharing }) => isPolice || sharing === 'shareable');
  const sections = summarySections
    .map((section) => ({ section, paragraphs: shown.filter((one) => one.section === section) }))
    .filter((part) => part.paragraphs.length > 0);
  return { output, counted: isPolice ? counted : null, levels: isPolice ? levels : [], sections };
}
