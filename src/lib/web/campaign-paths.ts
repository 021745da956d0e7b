import { at } from './address.ts';

/** What the public reads of campaigns. */
export const campaignPaths = {
  campaigns: '/campaigns',
  campaign: (slug: string) => at('campaigns', slug),
  campaignPack: (slug: string) => at('campaigns', slug, 'pack.zip'),
  campaignCard: (hash: string) => at('campaigns', 'cards', `${hash}.png`),
  shortCampaign: (word: string) => at('c', word),
};
