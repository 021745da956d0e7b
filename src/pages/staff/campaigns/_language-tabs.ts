import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import type { FoundVersion } from '#lib/campaigns/find.ts';
import { languageOf } from '#lib/campaigns/languages.ts';
import { withQuery } from '#lib/web/paths.ts';

/** The languages of a version, English first, and the one that is open. */
export function languageTabs(version: FoundVersion, open: CampaignLanguage, path: string, query = {}) {
  const written = version.pages.map(({ page }) => page.language);
  const all = [...new Set<CampaignLanguage>(['en', ...written, open])];
  return all.map((tag) => ({
    href: withQuery(path, { ...query, lang: tag }),
    text: languageOf(tag).name,
    isCurrent: tag === open,
  }));
}
