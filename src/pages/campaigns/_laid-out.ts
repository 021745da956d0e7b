import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import { languageOf } from '#lib/campaigns/languages.ts';
import type { Linked } from '#lib/campaigns/linked.ts';
import type { PublicPage } from '#lib/campaigns/public.ts';
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
  pictures: ReadonlyMap<string, Picture>;
  /** Where a language is read. */
  href: (language: CampaignLanguage) => string;
};

const trail = [
  { href: paths.home, text: 'Home' },
  { href: paths.campaigns, text: 'Campaigns' },
];

/** Its text as sections, its language, and a poster for each language in its own script. */
export function laidOut({ page, pages, pictures, href }: Shown) {
  const html = renderMarkdown(page.body, { picture: (address) => pictures.get(address) });
  const posters = pages.map(({ language, title }) => {
    const { own, name, direction: dir } = languageOf(language);
    return { href: href(language), lang: language, dir, title, own, name };
  });
  return { ...languageOf(page.language), ...sectionsOf(html), posters, trail };
}
