import { picturesIn } from '#lib/markdown/pictures.ts';
import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import { languageOf } from './languages.ts';
import { type EqualityField, equalityNames } from './words.ts';

type Draft = Readonly<Record<EqualityField, string | null>>;
type Page = { language: CampaignLanguage; body: string };

/** What stands in the way of asking for approval, a sentence each; nothing when it may be asked for. */
export function missingIn(draft: Draft, pages: readonly Page[]): string[] {
  const unsaid = equalityNames.filter((name) => !draft[name]?.trim());
  const isEnglish = pages.some(({ language }) => language === 'en');
  return [
    ...(isEnglish ? [] : ['Write the page in English']),
    ...(unsaid.length > 0 ? [`Answer the equality assessment: ${unsaid.length} of 4 are open`] : []),
    ...pages.flatMap(({ language, body }) =>
      pictureProblems(body).map((words) => `${languageOf(language).name}: ${words}`),
    ),
  ];
}

/** What is wrong with the pictures of a text. */
export const pictureProblems = (body: string): string[] =>
  picturesIn(body).flatMap(({ address, alt, isOurs }) => {
    if (!isOurs) return [`“${alt || address}” is a picture from elsewhere. Upload it first`];
    return alt ? [] : ['Say what each picture shows, between its square brackets'];
  });
