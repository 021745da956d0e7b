import type { Shown } from '#lib/tension/dashboard/level-weeks.ts';
import { type Week, weekNamed } from '#lib/tension/dashboard/weeks.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** What the address of the dashboard asks for. */
export type BoardQuery = {
  /** The moment that is shown. */
  week: Week;
  /** Only districts that show this, in the order of the strip; null for all. */
  show: Shown | null;
  view: 'tiles' | 'map';
  /** The slug of a region. */
  area: string | null;
};

/** What a district can show, in the order of the strip. */
export const everyShown = [5, 4, 3, 2, 1, 'old', 'none'] as const satisfies readonly Shown[];

/** Reads the address; what it does not know is as if it were not said. */
export function readBoard(query: URLSearchParams, now: Temporal.Instant): BoardQuery {
  const area = query.get('area') ?? '';
  return {
    week: weekNamed(query.get('week'), now),
    show: everyShown.find((one) => String(one) === query.get('show')) ?? null,
    view: query.get('view') === 'map' ? 'map' : 'tiles',
    area: /^[a-z0-9-]{1,80}$/.test(area) ? area : null,
  };
}

/** What the address of the dashboard says beside its path. Now needs no week, and all districts no name. */
export const boardWords = ({ week, show, view, area }: BoardQuery) => ({
  ...{ area, view: view === 'map' ? view : null, show: show === null ? null : String(show) },
  week: week.monday?.toString() ?? null,
});

/** The address of the dashboard with what differs. */
export const boardPath = (query: BoardQuery, other: Partial<BoardQuery>): string =>
  withQuery(paths.staff.tension, boardWords({ ...query, ...other }));
