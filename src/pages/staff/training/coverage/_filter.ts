import {
  type CoverageFilter,
  type Gap,
  gaps,
  type SortKey,
  sortKeys,
} from '#lib/institutions/duty/filter.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address of the coverage asks for; whatever makes no sense counts as not asked. */
export function coverageFilter(query: URLSearchParams): CoverageFilter {
  const given = (name: string) => query.get(name)?.trim().slice(0, 100) || undefined;
  return {
    sort: sortKeys.find((key) => key === query.get('sort')) ?? 'trained',
    isDescending: query.get('order') === 'down',
    area: given('area'),
    sector: given('sector'),
    missing: gaps.find((gap) => gap === query.get('missing')),
    after: readId<'institution'>(query.get('after')),
  };
}

type Other = {
  sort?: SortKey;
  isDescending?: boolean;
  missing?: Gap | undefined;
  after?: string | undefined;
};

/** The address of the coverage, or of its export, with this filter on its first page, and with what differs. */
export function coveragePath(filter: CoverageFilter, other: Other = {}, path: string = paths.staff.coverage) {
  const { sort, isDescending, area, sector, missing } = { ...filter, ...other };
  return withQuery(path, {
    ...{ area, sector, missing, after: other.after },
    sort: sort === 'trained' ? null : sort,
    order: isDescending ? 'down' : null,
  });
}

/** What each gap is called where one can be chosen. */
export const gapWords: Readonly<Record<Gap, string>> = {
  lead: 'No lead named',
  training: 'Lead not trained, or overdue',
  route: 'Referral route not confirmed in 12 months',
  contact: 'No contact in 12 months',
};

/** What the list can be sorted by: the heads of its columns. */
export const sortWords: Readonly<Record<SortKey, string>> = {
  institution: 'Institution',
  type: 'Type',
  district: 'District',
  lead: 'Lead named',
  trained: 'Lead trained',
  staff: 'Staff trained',
  contact: 'Last contact',
  route: 'Referral route',
};
