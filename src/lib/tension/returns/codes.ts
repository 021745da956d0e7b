import { issueCategories } from '#db/schema/observations.ts';
import { comparisons, expectations, levelViews, reporterCapacities } from '#db/schema/tension-returns.ts';

/** The closed lists in which a return is sent, by what a form calls them. */
export const returnCodes = {
  category: issueCategories,
  compared: comparisons,
  expected: expectations,
  levelView: levelViews,
  capacity: reporterCapacities,
} as const;
