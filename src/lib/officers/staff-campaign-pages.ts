import type { Ability } from './can.ts';

/** What the pages of campaigns ask of their reader. */
export const campaignPages = {
  '/staff/campaigns': 'seeCampaigns',
  '/staff/campaigns/new': 'writeCampaign',
  '/staff/campaigns/[id]': 'seeCampaigns',
  '/staff/campaigns/[id]/address.pdf': 'seeCampaigns',
  '/staff/campaigns/[id]/approve': 'approveCampaign',
  '/staff/campaigns/[id]/discard': 'writeCampaign',
  '/staff/campaigns/[id]/edit': 'writeCampaign',
  '/staff/campaigns/[id]/equality': 'writeCampaign',
  '/staff/campaigns/[id]/frame': 'writeCampaign',
  '/staff/campaigns/[id]/pictures': 'writeCampaign',
  '/staff/campaigns/[id]/preview': 'seeCampaigns',
  '/staff/campaigns/[id]/schedule': 'publishCampaign',
  '/staff/campaigns/[id]/versions': 'seeCampaigns',
  '/staff/campaigns/[id]/withdraw': 'publishCampaign',
} as const satisfies Record<string, Ability>;
