import { at } from './address.ts';

/** The pages of campaigns in the staff area. */
export const staffCampaignPaths = {
  campaigns: '/staff/campaigns',
  newCampaign: '/staff/campaigns/new',
  campaign: (id: string) => at('staff', 'campaigns', id),
  campaignAddressFile: (id: string) => at('staff', 'campaigns', id, 'address.pdf'),
  approveCampaign: (id: string) => at('staff', 'campaigns', id, 'approve'),
  discardCampaign: (id: string) => at('staff', 'campaigns', id, 'discard'),
  editCampaign: (id: string) => at('staff', 'campaigns', id, 'edit'),
  campaignEquality: (id: string) => at('staff', 'campaigns', id, 'equality'),
  campaignFrame: (id: string) => at('staff', 'campaigns', id, 'frame'),
  campaignPictures: (id: string) => at('staff', 'campaigns', id, 'pictures'),
  previewCampaign: (id: string) => at('staff', 'campaigns', id, 'preview'),
  scheduleCampaign: (id: string) => at('staff', 'campaigns', id, 'schedule'),
  campaignVersions: (id: string) => at('staff', 'campaigns', id, 'versions'),
  withdrawCampaign: (id: string) => at('staff', 'campaigns', id, 'withdraw'),
};
