import { filterQuery, type InstitutionFilter } from '#lib/institutions/filters.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { OpenCoverage } from './open-coverage.ts';

type Shown = Pick<OpenCoverage, 'filter' | 'isEach' | 'sortedBy'>;
type Other = { filter?: Partial<InstitutionFilter>; isEach?: boolean; sortedBy?: string | null };

/** The address of coverage with this filter, rows and order, and with what differs. */
export const coveragePath = (open: Shown, { filter, isEach, sortedBy }: Other = {}): string =>
  withQuery(paths.staff.institutionCoverage, {
    ...filterQuery({ ...open.filter, ...filter }),
    rows: (isEach ?? open.isEach) ? 'each' : null,
    gaps: sortedBy === undefined ? open.sortedBy : sortedBy,
  });
