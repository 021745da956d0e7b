import type { Strand } from '#db/schema/observations.ts';
import type { Level } from '#db/schema/tension-scale.ts';
import { moment } from '#lib/dates.ts';
import { codes, spreadWords } from '#lib/tension/assessments/words.ts';
import { trendLabels } from '#lib/tension/levels/trends.ts';
import { offeredUntil } from '#lib/tension/assessments/until.ts';
import { anchorIn, levelIn, type Scale } from '#lib/tension/levels/scale.ts';
import { categoryWords, confidenceWords } from '#lib/tension/observations/words.ts';

const levels = codes.level.map((level) => Number(level) as Level);
const optionsOf = <Code extends string>(list: readonly Code[], words: Readonly<Record<Code, string>>) =>
  list.map((value) => ({ value, text: words[value] }));

/** What the boxes of the form offer. */
export const options = {
  category: [{ value: '', text: 'Choose one' }, ...optionsOf(codes.category, categoryWords)],
  trend: optionsOf(codes.trend, trendLabels),
  confidence: optionsOf(codes.confidence, confidenceWords),
  spread: [{ value: '', text: 'Choose one' }, ...optionsOf(codes.spread, spreadWords)],
  marking: codes.marking.map((value) => ({ value, text: value })),
};

/** The scores of a strand, each with what it means. */
export const scoreOptions = (scale: Scale, strand: Strand) =>
  levels.map((score) => ({
    value: String(score),
    text: String(score),
    hint: anchorIn(scale, strand, score) || undefined,
  }));

/** The levels, each with what it means and until when it would hold. */
export const levelOptions = (scale: Scale, now: Temporal.Instant) =>
  levels.map((level) => {
    const { label, meaning, rhythm } = levelIn(scale, level);
    const until = moment(offeredUntil(scale, level, now));
    return {
      value: String(level),
      text: `${level} ${label}`,
      hint: `${meaning} Looked at again ${rhythm}: holds until ${until} at the latest.`,
    };
  });
