import { type Measure, measures, measureWords } from '#lib/reports/referral-quality/counts.ts';
import { sharePercent } from '#lib/reports/referral-quality/by-quarter.ts';
import { shownWords } from '#lib/reports/suppression.ts';
import type { Multiple } from './_view.ts';

const drawn: readonly Measure[] = ['complete', 'progressed', 'signposted'];

/** The share of the referrals received that each kind is, quarter by quarter; gaps where it cannot be shown. */
export const referralSeries = ({ points }: Multiple) =>
  drawn.map((measure) => ({
    label: measureWords[measure].label,
    values: points.map(({ shown }) => sharePercent(shown[measure], shown.received)),
  }));

/** The share of institutions with a trained lead when each quarter ended. */
export const trainedSeries = ({ points }: Multiple) => [
  {
    label: 'Institutions with a trained lead',
    values: points.map(({ trained, institutions }) =>
      institutions === 0 ? null : Math.round((trained / institutions) * 100),
    ),
  },
];

/** Whether there is any share of referrals to draw. */
export const canDraw = (one: Multiple): boolean =>
  referralSeries(one).some(({ values }) => values.some((value) => value !== null));

/** The heads of the table of counts. */
export const countColumns = [
  'Quarter',
  ...measures.map((measure) => ({ text: measureWords[measure].label, numeric: true })),
  { text: 'People trained', numeric: true },
  { text: 'Trained leads', numeric: true },
];

/** The counts of a place by quarter, as far as they can be shown. */
export const countRows = ({ points }: Multiple): string[][] =>
  points.map((point) => [
    point.quarter,
    ...measures.map((measure) => shownWords(point.shown[measure])),
    shownWords(point.people),
    `${point.trained} of ${point.institutions}`,
  ]);
