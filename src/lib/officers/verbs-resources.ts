import type { Callers } from './verbs.ts';

/** Who may call a verb of the store of files and of resources. */
export const resourceVerbs: Readonly<Record<string, Callers>> = {
  'files/stored/keep.ts keep': 'a step',
  'files/stored/store-file.ts storeFile': 'a step',
  'files/stored/store-picture.ts storePicture': 'a step',
};
