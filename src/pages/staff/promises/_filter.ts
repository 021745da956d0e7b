import { promiseLists, type PromiseFilter } from '#lib/engagement/promises/filter.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address of the list asks for; whatever makes no sense counts as not asked. */
export function promiseFilter(query: URLSearchParams): PromiseFilter {
  return {
    list: promiseLists.find((list) => list === query.get('list')) ?? 'open',
    isMine: query.get('whose') === 'mine',
    area: query.get('area')?.replaceAll('\0', '').trim().slice(0, 100) || undefined,
    institution: readId<'institution'>(query.get('institution')) ?? undefined,
    after: readId<'commitment'>(query.get('after')) ?? undefined,
  };
}

/** The address of the list with this filter and what differs, on its first page or after a promise. */
export function promisesPath(filter: PromiseFilter, other: Partial<PromiseFilter> = {}): string {
  const { list, isMine, area, institution, after } = { ...filter, after: undefined, ...other };
  const whose = isMine ? 'mine' : null;
  return withQuery(paths.staff.promises, {
    ...{ whose, area, institution, after },
    list: list === 'open' ? null : list,
  });
}
