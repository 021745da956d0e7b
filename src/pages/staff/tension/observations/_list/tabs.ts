import type { ObservationFilter } from '#lib/tension/observations/filter.ts';
import { observationsPath } from './filter.ts';

/** The two lists of observations: all of them, and those that nobody has decided on. */
export const observationTabs = ({ after: _, ...filter }: ObservationFilter, waiting: number) => [
  {
    href: observationsPath({ ...filter, isWaiting: false }),
    text: 'All',
    isCurrent: !filter.isWaiting,
  },
  {
    href: observationsPath({ ...filter, isWaiting: true }),
    text: `Waiting (${waiting > 1000 ? '1,000+' : waiting})`,
    isCurrent: Boolean(filter.isWaiting),
  },
];
