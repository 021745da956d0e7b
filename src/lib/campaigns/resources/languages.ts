import { type ResourceLanguage, resourceLanguages } from '#db/schema/resource-terms.ts';

/** A language: what we call it, what its readers call it, and the way in which it is written. */
export type Language = { tag: ResourceLanguage; name: string; own: string; direction: 'ltr' | 'rtl' };

const known: Readonly<Record<ResourceLanguage, readonly [name: string, own: string, direction?: 'rtl']>> = {
  en: ['English', 'English'],
  ar: ['Arabic', 'العربية', 'rtl'],
  bn: ['Bengali', 'বাংলা'],
  ckb: ['Kurdish Sorani', 'کوردیی سۆرانی', 'rtl'],
  fa: ['Dari and Persian', 'فارسی', 'rtl'],
  gu: ['Gujarati', 'ગુજરાતી'],
  lt: ['Lithuanian', 'Lietuvių'],
  pa: ['Punjabi', 'ਪੰਜਾਬੀ'],
  pl: ['Polish', 'Polski'],
  ps: ['Pashto', 'پښتو', 'rtl'],
  pt: ['Portuguese', 'Português'],
  ro: ['Romanian', 'Română'],
  so: ['Somali', 'Soomaali'],
  tr: ['Turkish', 'Türkçe'],
  uk: ['Ukrainian', 'Українська'],
  ur: ['Urdu', 'اردو', 'rtl'],
};

/** A language by its tag. */
export function languageOf(tag: ResourceLanguage): Language {
  const [name, own, direction = 'ltr'] = known[tag];
  return { tag, name, own, direction };
}

/** "Polski (Polish)": how a list names a language to those who read it and those who do not. */
export function bothNames(tag: ResourceLanguage): string {
  const { name, own } = languageOf(tag);
  return name === own ? name : `${own} (${name})`;
}

/** In the order in which lists show them: English, then by their English names. */
export const inOrder = (one: ResourceLanguage, other: ResourceLanguage): number =>
  resourceLanguages.indexOf(one) - resourceLanguages.indexOf(other);
