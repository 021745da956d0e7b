import { figure } from '#lib/figures.ts';
import { filterQuery, type InstitutionFilter, type InstitutionOrder } from '#lib/institutions/filters.ts';
import { mostCounted } from '#lib/institutions/list.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

type Shown = { filter: InstitutionFilter; order: InstitutionOrder };

/** The address of the list, or of a page beside it, with this filter, on its first page and with what differs. */
export function listPath(
  { filter, order }: Shown,
  other: Partial<InstitutionFilter & InstitutionOrder> = {},
  path: string = paths.staff.institutions,
): string {
  const { sort, isDescending, after, ...rest } = { ...order, after: null, ...filter, ...other };
  return withQuery(path, {
    ...filterQuery(rest),
    sort: sort === 'name' ? null : sort,
    order: isDescending ? 'down' : null,
    after,
  });
}

/** Whether only a part is asked for. */
export const isNarrowed = (filter: InstitutionFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);

/** "312 institutions", "1,000+ institutions". */
export function totalWords(total: number): string {
  if (total > mostCounted) return `${figure(mostCounted)}+ institutions`;
  return total === 1 ? '1 institution' : `${figure(total)} institutions`;
}
