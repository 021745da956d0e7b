import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import { languageOf } from '#lib/campaigns/languages.ts';
import type { Linked } from '#lib/campaigns/linked.ts';
import type { Material } from '#lib/campaigns/materials.ts';
import type { PublicPage } from '#lib/campaigns/public.ts';
import { factWords } from '#lib/campaigns/resources/file-words.ts';
import { fileOf } from '#lib/campaigns/resources/select-sql.ts';
import { type Picture, renderMarkdown } from '#lib/markdown/render.ts';
import { paths } from '#lib/web/paths.ts';
import { sectionsOf } from './_sections.ts';

/** What is shown of a campaign in one of its languages. */
export type Shown = {
  page: PublicPage;
  pages: readonly PublicPage[];
  /** "9 November to 18 December 2026" */
  dates: string;
  linked: Linked;
  materials?: readonly Material[] | undefined;
  pictures: ReadonlyMap<string, Picture>;
  /** Where a language is read. */
  href: (language: CampaignLanguage) => string;
};

const trail = [
  { href: paths.home, text: 'Home' },
  { href: paths.campaigns, text: 'Campaigns' },
];

/** Its text as sections, its language, and a poster for each language in its own script. */
export function laidOut({ page, pages, pictures, href, materials = [] }: Shown) {
  const html = renderMarkdown(page.body, { picture: (address) => pictures.get(address) });
  const posters = pages.map(({ language, title }) => {
    const { own, name, direction: dir } = languageOf(language);
    const poster = posterIn(materials, language);
    return { href: href(language), lang: language, dir, title, own, name, poster };
  });
  return { ...languageOf(page.language), ...sectionsOf(html), posters, trail };
}

// The poster in that language, to print; its words are drawn on the sheet that leads to the page.
function posterIn(materials: readonly Material[], language: CampaignLanguage) {
  const posters = materials.filter(({ kind }) => kind === 'poster').flatMap(({ has }) => has);
  const file = fileOf(posters.find((one) => one.language === language)?.files ?? [], 'download');
  return file && { href: `${paths.file(file.hash, file.name)}?download`, words: factWords(file) };
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
/** "six", "12": a small number as a word. */
export const inWords = (count: number): string => small[count] ?? String(count);
