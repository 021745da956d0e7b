import { paths, withQuery } from '#lib/web/paths.ts';
import type { Today } from './_today.ts';

type Count = { count: number | null; one: string; many: string; href: string; isLate?: boolean };

/** What Today counts, for those parts that the reader may see; each leads to what it counts. */
export function todayCounts({ failed, passedOver, handOvers, sessions, offers }: Today): Count[] {
  const counts: Count[] = [
    {
      count: failed,
      one: 'email failed',
      many: 'emails failed',
      href: withQuery(paths.staff.outbox, { state: 'failed' }),
      isLate: true,
    },
    {
      count: passedOver,
      one: 'text check to look at',
      many: 'text checks to look at',
      href: paths.staff.overrides,
    },
    {
      count: handOvers,
      one: 'hand-over waiting',
      many: 'hand-overs waiting',
      href: `${paths.staff.admin}#hand-overs`,
    },
    {
      count: sessions?.length ?? null,
      one: 'session in the next 7 days',
      many: 'sessions in the next 7 days',
      href: paths.staff.sessions,
    },
    {
      count: offers?.length ?? null,
      one: 'session with offers open',
      many: 'sessions with offers open',
      href: '#offers',
    },
  ];
  return counts.filter(({ count }) => count !== null);
}
