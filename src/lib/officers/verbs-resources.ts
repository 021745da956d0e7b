import type { Callers } from './verbs.ts';

/** Who may call a verb of the store of files and of resources. */
export const resourceVerbs: Readonly<Record<string, Callers>> = {
  'files/stored/keep.ts keep': 'a step',
  'files/stored/store-file.ts storeFile': 'a step',
  'files/stored/store-picture.ts storePicture': 'a step',
  'campaigns/resources/add.ts addResource': 'writeResources',
  'campaigns/resources/approve.ts approveVersion': 'approveResources',
  'campaigns/resources/approve.ts askForApproval': 'writeResources',
  'campaigns/resources/approve.ts sendBackVersion': 'approveResources',
  'campaigns/resources/approve.ts withdrawResource': 'approveResources',
  'campaigns/resources/files.ts addFile': 'writeResources',
  'campaigns/resources/files.ts removeFile': 'writeResources',
  'campaigns/resources/find.ts findResource': 'seeResources',
  'campaigns/resources/lock.ts changeVersion': 'a step',
  'campaigns/resources/lock.ts touched': 'a step',
  'campaigns/resources/write.ts beginVersion': 'writeResources',
  'campaigns/resources/write.ts discardVersion': 'writeResources',
  'campaigns/resources/write.ts editVersion': 'writeResources',
};
