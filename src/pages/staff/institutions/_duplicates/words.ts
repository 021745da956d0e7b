import type { MergeableKind } from '#db/schema/duplicates.ts';

/** What the kinds of record are called over a list. */
export const mergeableWords: Readonly<Record<MergeableKind, string>> = {
  institution: 'Institutions',
  contact: 'Contacts',
};
