import { markings } from '#db/schema/engagements.ts';
import {
  confidences,
  corroborations,
  issueCategories,
  sharings,
  sourceKinds,
  strands,
  toldTo,
} from '#db/schema/observations.ts';

/** The closed lists in which a sign of tension is recorded, by what a form calls them. */
export const codes = {
  strand: strands,
  category: issueCategories,
  source: sourceKinds,
  corroboration: corroborations,
  confidence: confidences,
  told: toldTo,
  marking: markings,
  sharing: sharings,
} as const;
