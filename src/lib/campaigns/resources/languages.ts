import { type ResourceLanguage, resourceLanguages } from '#db/schema/resource-terms.ts';

/** In the order in which lists show them: English, then by their codes. */
export const inOrder = (one: ResourceLanguage, other: ResourceLanguage): number =>
  resourceLanguages.indexOf(one) - resourceLanguages.indexOf(other);
