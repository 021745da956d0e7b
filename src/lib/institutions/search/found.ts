import type { FoundContact } from './kinds/contacts.ts';
import type { FoundEngagement } from './kinds/engagements.ts';
import type { FoundInstitution } from './kinds/institutions.ts';
import type { FoundNetwork } from './kinds/networks.ts';
import type { FoundPromise } from './kinds/promises.ts';
import type { SearchKind } from './kinds.ts';

/** What each kind shows of one that was found. */
export type FoundOf = {
  contacts: FoundContact;
  institutions: FoundInstitution;
  engagements: FoundEngagement;
  promises: FoundPromise;
  networks: FoundNetwork;
};

/** The latest of a kind that were found, how many there are up to one more than `mostCounted`, and whether more follow. */
export type Group<Kind extends SearchKind> = {
  kind: Kind;
  total: number;
  rows: FoundOf[Kind][];
  hasMore: boolean;
};
export type AnyGroup = { [Kind in SearchKind]: Group<Kind> }[SearchKind];

/** Beyond so many, how many match is not told. */
export const mostCounted = 1000;
