import type { BoardFilter } from '#lib/training/requests/board.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** What the address of the board asks for; whatever makes no sense counts as not asked. */
export function boardFilter(query: URLSearchParams): BoardFilter & { all: string | null } {
  const lead = query.get('lead');
  return {
    area: query.get('area')?.trim().slice(0, 100) || undefined,
    lead: lead === 'nobody' ? 'nobody' : (readId<'officer'>(lead) ?? undefined),
    all: query.get('all'),
  };
}

/** The address of the board with this filter, showing all of one state. */
export const boardPath = ({ area, lead }: BoardFilter, all?: string): string =>
  withQuery(paths.staff.requests, { area, lead, all });
