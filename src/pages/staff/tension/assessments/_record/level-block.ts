import { moment } from '#lib/dates.ts';
import { spreadWords } from '#lib/tension/assessments/words.ts';
import { trendLabels } from '#lib/tension/levels/trends.ts';
import { levelIn, type Scale } from '#lib/tension/levels/scale.ts';
import { confidenceWords } from '#lib/tension/observations/words.ts';
import type { OpenAssessment } from '../_open-assessment.ts';

/** What the block of the level says: its fill, its words, and the facts beside it. */
export function levelBlock({ found, state }: OpenAssessment, scale: Scale) {
  const { level, trend, confidence, spread, validUntil, approvedAt, endedAt } = found.assessment;
  const isOld = state === 'out of date';
  const name = level && levelIn(scale, level).label;
  const label = `${level} ${name}`;
  const held = approvedAt ? `level-${level}` : 'proposed';
  return {
    // Only what holds now has its colour: what was, and what is only proposed, must not be taken for it.
    shown: !level ? 'level-none' : endedAt || isOld ? 'level-old' : held,
    // The number of one that holds stands in its shape.
    said: name && (isOld ? `Out of date, was ${label}` : endedAt ? `Was ${label}` : name),
    before: approvedAt ? (endedAt ? 'Level while it stood' : 'Tension level') : 'Level proposed',
    facts: [
      ['Trend', trend && trendLabels[trend]],
      ['Confidence', confidence && confidenceWords[confidence]],
      ['Spread', spread && spreadWords[spread]],
      [endedAt ? 'Would have held until' : 'Holds until', validUntil && moment(validUntil)],
    ].flatMap(([name, value]) => (value ? [{ name: name!, value }] : [])),
  };
}
