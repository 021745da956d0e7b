import { figure } from '#lib/figures.ts';
import { mostCounted } from '#lib/institutions/search/found.ts';
import type { SearchKind } from '#lib/institutions/search/kinds.ts';
import type { Ability } from '#lib/officers/can.ts';

/** By which ability each kind is seen. */
export const seenBy: Readonly<Record<SearchKind, Ability>> = {
  contacts: 'seeContacts',
  institutions: 'seeInstitutions',
  engagements: 'seeEngagements',
  promises: 'seePromises',
  networks: 'seeInstitutions',
};

/** What each kind is called at the head of its results. */
export const kindWords: Readonly<Record<SearchKind, string>> = {
  contacts: 'Contacts',
  institutions: 'Institutions and sites',
  engagements: 'Engagements',
  promises: 'Promises',
  networks: 'Networks',
};

/** "312", "1,000+": how many were found. */
export const countWords = (total: number): string =>
  total > mostCounted ? `${figure(mostCounted)}+` : figure(total);
