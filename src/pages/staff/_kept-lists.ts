import { institutionFilters, institutionOrder } from '#lib/institutions/filters.ts';
import type { Ability } from '#lib/officers/can.ts';
import { paths } from '#lib/web/paths.ts';
import { contactFilter, contactsPath } from './contacts/_filter.ts';
import { engagementFilter, engagementsPath } from './engagements/_list/filter.ts';
import { coveragePath } from './institutions/_coverage/address.ts';
import { listPath } from './institutions/_list/address.ts';
import { searchPath, searchQuery } from './search/_asked.ts';

/** The lists whose question can be kept: saved as a search, or asked for as a file. */
const keptPages = ['search', 'institutions', 'coverage', 'contacts', 'engagements'] as const;
export type KeptPage = (typeof keptPages)[number];

type KeptList = {
  title: string;
  /** Where it stands without any question. */
  home: string;
  ability: Ability;
  /** The address of its first page with a question; whatever of it makes no sense is left out. */
  address: (query: URLSearchParams) => string;
};

export const keptLists: Readonly<Record<KeptPage, KeptList>> = {
  search: {
    title: 'Search',
    home: paths.staff.search,
    ability: 'seeToday',
    address: (query) => searchPath(searchQuery(query)),
  },
  institutions: {
    title: 'Institutions',
    home: paths.staff.institutions,
    ability: 'seeInstitutions',
    address: (query) =>
      listPath({ filter: institutionFilters(query), order: { ...institutionOrder(query), after: null } }),
  },
  coverage: {
    title: 'Coverage',
    home: paths.staff.institutionCoverage,
    ability: 'seeInstitutions',
    address: (query) =>
      coveragePath({
        filter: institutionFilters(query),
        isEach: query.get('rows') === 'each',
        sortedBy: query.get('gaps'),
      }),
  },
  contacts: {
    title: 'Contacts',
    home: paths.staff.contacts,
    ability: 'seeContacts',
    address: (query) => contactsPath(contactFilter(query)),
  },
  engagements: {
    title: 'Engagements',
    home: paths.staff.engagements,
    ability: 'seeEngagements',
    address: (query) => engagementsPath(engagementFilter(query)),
  },
};

/** The list that a query or a row names, or null. */
export const keptPage = (name: string | null): KeptPage | null =>
  keptPages.find((page) => page === name) ?? null;

/** The question of an address as it is kept. */
export const questionIn = (page: KeptPage, query: URLSearchParams): Record<string, string> =>
  Object.fromEntries(new URL(keptLists[page].address(query), 'http://ours.invalid').searchParams);

/** The address of a question that was kept. */
export const addressOf = (page: KeptPage, question: Readonly<Record<string, string>>): string =>
  keptLists[page].address(new URLSearchParams(question));

const labels: Readonly<Record<string, string>> = {
  ...{
    words: 'words',
    name: 'name has',
    area: 'area',
    sector: 'sector',
    type: 'kind',
    owner: 'looked after by',
  },
  ...{ tier: 'tier', strength: 'strength', touch: 'in touch', contact: 'contact', corner: 'corner' },
  ...{
    reach: 'reach',
    relevance: 'relevance',
    closed: 'closed',
    sort: 'sorted by',
    order: 'order',
    kind: 'only',
  },
  ...{
    state: 'state',
    due: 'due',
    mine: 'mine',
    topic: 'topic',
    marking: 'marking',
    institution: 'institution',
    rows: 'rows',
    gaps: 'largest gaps of',
  },
};

const spoken = (value: string): string =>
  /^[0-9a-f]{8}-/.test(value)
    ? 'one that was chosen'
    : value.replace(/^(?:type|topic)_/, '').replace(/[-_]/g, ' ');

const valueOf = (name: string, value: string): string =>
  name === 'area' ? spoken(value).replace(/\b\p{L}/gu, (letter) => letter.toUpperCase()) : spoken(value);

/** "Institutions: area Bedford, tier A": a question in words. */
export function questionWords(page: string, question: Readonly<Record<string, string>>): string {
  const known = keptPage(page);
  const parts = Object.entries(question).map(
    ([name, value]) => `${labels[name] ?? name} ${valueOf(name, value)}`,
  );
  const title = known ? keptLists[known].title : page;
  return parts.length > 0 ? `${title}: ${parts.join(', ')}` : `${title}: all of them`;
}
