import { type SearchKind, searchKinds } from '#lib/institutions/search/kinds.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address of the search asks for. */
export type SearchQuery = {
  words: string;
  /** The slug of an area. */
  area: string | undefined;
  /** One kind by itself, page by page; absent shows the latest of each. */
  kind: SearchKind | undefined;
  /** The last record of the page before. */
  after: string | null;
};

/** What the query of an address asks for; whatever makes no sense counts as not asked. */
export function searchQuery(query: URLSearchParams): SearchQuery {
  const given = (name: string) => query.get(name)?.replaceAll('\0', '').trim().slice(0, 200) ?? '';
  const kind = searchKinds.find((one) => one === query.get('kind'));
  return {
    words: given('words'),
    area: given('area') || undefined,
    kind,
    after: kind ? readId(query.get('after')) : null,
  };
}

/** The address of the search with what differs. */
export const searchPath = (asked: SearchQuery, other: Partial<SearchQuery> = {}): string =>
  withQuery(paths.staff.search, { ...asked, after: null, ...other });
