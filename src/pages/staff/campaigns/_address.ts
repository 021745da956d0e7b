import { paths } from '#lib/web/paths.ts';

/** The address that is printed: the short one, where there is one. */
export const addressOf = ({ slug, word }: { slug: string; word: string | null }): string =>
  word ? paths.shortCampaign(word) : paths.campaign(slug);
