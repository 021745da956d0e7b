import type { FollowUpFilter } from '#lib/engagement/follow-ups/list.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address of the list asks for: without a word, what the reader has still to do. */
export const followUpFilter = (query: URLSearchParams): FollowUpFilter => ({
  list: query.get('list') === 'done' ? 'done' : 'open',
  isMine: query.get('whose') !== 'all',
  area: query.get('area')?.replaceAll('\0', '').trim().slice(0, 100) || undefined,
  after: readId<'discussion_point'>(query.get('after')) ?? undefined,
});

/** The address of the list with this filter and what differs, on its first page or after a follow-up. */
export function followUpsPath(
  filter: FollowUpFilter,
  other: Partial<FollowUpFilter> & { done?: string; taken?: string } = {},
): string {
  const { list, isMine, area, after, done, taken } = { ...filter, after: undefined, ...other };
  return withQuery(paths.staff.followUps, {
    ...{ area, after, done, taken },
    list: list === 'open' ? null : list,
    whose: isMine ? null : 'all',
  });
}

/** "12 follow-ups", "1,000+ follow-ups". */
export function totalWords(total: number, most: number): string {
  if (total > most) return `${most.toLocaleString('en-GB')}+ follow-ups`;
  return total === 1 ? '1 follow-up' : `${total} follow-ups`;
}
