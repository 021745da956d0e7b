import { type CampaignLanguage, campaignLanguages } from '#db/schema/campaign-terms.ts';

/** A language: what we call it, what its readers call it, and the way in which it is written. */
export type Language = { tag: CampaignLanguage; name: string; own: string; direction: 'ltr' | 'rtl' };

const known: Readonly<Record<CampaignLanguage, readonly [name: string, own: string, direction?: 'rtl']>> = {
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
export function languageOf(tag: CampaignLanguage): Language {
  const [name, own, direction = 'ltr'] = known[tag];
  return { tag, name, own, direction };
}

/** Every language that a campaign may speak, English first. */
export const languages: readonly Language[] = campaignLanguages.map(languageOf);

/** A language that an address or a form names; null for any other word. */
export const readLanguage = (text: string | null | undefined): CampaignLanguage | null =>
  campaignLanguages.find((tag) => tag === text) ?? null;
