import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { aPublicCampaign, aWaitingCampaign } from '../../support/campaign-makers.ts';
import { anOfficer } from '../../support/makers.ts';

/** A campaign that is out, and one that waits for approval, in an area. */
export async function campaignRecordsIn(db: Db, _keeper: Officer, areaId: AreaId) {
  const author = await anOfficer(db, 'comms');
  return {
    campaign: await aPublicCampaign(db, author, { areaId }),
    waitingCampaign: await aWaitingCampaign(db, author, { areaId }),
  };
}
type CampaignRecords = Awaited<ReturnType<typeof campaignRecordsIn>>;
export const campaignRecordNames = [
  'campaign',
  'waitingCampaign',
] as const satisfies (keyof CampaignRecords)[];

/** What stands for the parameters of a page of campaigns: the first beginning that fits. */
export const campaignPagesStandFor: readonly (readonly [beginning: string, record: keyof CampaignRecords])[] =
  [
    ['/staff/campaigns/[id]/approve', 'waitingCampaign'],
    ['/staff/campaigns/[id]/discard', 'waitingCampaign'],
    ['/staff/campaigns/[id]/edit', 'waitingCampaign'],
    ['/staff/campaigns/[id]/equality', 'waitingCampaign'],
    ['/staff/campaigns/[id]/pictures', 'waitingCampaign'],
    ['/staff/campaigns/', 'campaign'],
  ];
