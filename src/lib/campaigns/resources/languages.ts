import { type ResourceLanguage, resourceLanguages } from '#db/schema/resource-terms.ts';
import { languageOf } from '../languages.ts';

/** "Polski (Polish)": how a list names a language to those who read it and those who do not. */
export function bothNames(tag: ResourceLanguage): string {
  const { name, own } = languageOf(tag);
  return name === own ? name : `${own} (${name})`;
}

/** In the order in which lists show them: English, then by their codes. */
export const inOrder = (one: ResourceLanguage, other: ResourceLanguage): number =>
  resourceLanguages.indexOf(one) - resourceLanguages.indexOf(other);
