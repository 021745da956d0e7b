import type { Callers } from './verbs.ts';

/** The verbs of campaigns. */
export const campaignVerbs: Readonly<Record<string, Callers>> = {
  'campaigns/approve.ts approveCampaign': 'approveCampaign',
  'campaigns/approve.ts askForApproval': 'writeCampaign',
  'campaigns/approve.ts sendBackCampaign': 'approveCampaign',
  'campaigns/begin-version.ts beginVersion': 'writeCampaign',
  'campaigns/begin-version.ts discardDraft': 'writeCampaign',
  'campaigns/equality.ts writeEquality': 'writeCampaign',
  'campaigns/frame.ts frameCampaign': 'writeCampaign',
  'campaigns/lock.ts changeVersion': 'a step',
  'campaigns/lock.ts touch': 'a step',
  'campaigns/pictures.ts addPicture': 'writeCampaign',
  'campaigns/schedule.ts makeCurrent': 'publishCampaign',
  'campaigns/schedule.ts scheduleCampaign': 'publishCampaign',
  'campaigns/schedule.ts withdrawCampaign': 'publishCampaign',
  'campaigns/start.ts startCampaign': 'writeCampaign',
  'campaigns/write-page.ts removePage': 'writeCampaign',
  'campaigns/write-page.ts writePage': 'writeCampaign',
};
