import type { Trend } from '#db/schema/tension-assessments.ts';

/** Where a level is going, as a label. */
export const trendLabels: Readonly<Record<Trend, string>> = {
  rising: 'Rising',
  steady: 'Steady',
  falling: 'Falling',
};

/** The same inside a sentence: "rising" */
export const trendWord = (trend: Trend): string => trendLabels[trend].toLowerCase();
