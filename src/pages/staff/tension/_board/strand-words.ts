import type { Strand } from '#db/schema/observations.ts';
import type { AreaLevel } from '#lib/tension/levels/area-levels.ts';

/** The strands and what each is, in the order of the dashboard. */
export const strandsAbout: readonly (readonly [Strand, string])[] = [
  ['experienced', 'What people tell us they feel'],
  ['evidenced', 'What records show has happened'],
  ['potential', 'What could happen in 28 days'],
];

/** The score of a strand in a table; of a level that does not hold any more there is none. */
export const scoreWords = (level: AreaLevel, strand: Strand): string | number =>
  level.state === 'current'
    ? level[strand]
    : level.state === 'out of date'
      ? 'Out of date'
      : 'No information';
