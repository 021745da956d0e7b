import { corner, corners } from '#lib/institutions/corners.ts';
import { sumOf } from '#lib/institutions/grid.ts';
import { cornerWords } from '#lib/institutions/standing-words.ts';
import { listPath } from '../_list/address.ts';
import type { OpenGrid } from './open-grid.ts';

/** The rows of the table beside the grid: each corner as a whole, then its cells from the highest down. */
export const gridRows = (open: OpenGrid) =>
  corners.flatMap((key) => {
    const within = open.grid.cells
      .filter((one) => corner(one.reach, one.relevance) === key)
      .sort((one, other) => other.relevance - one.relevance || other.reach - one.reach);
    const whole = { name: cornerWords[key], sum: sumOf(within), isWhole: true };
    return [
      { ...whole, href: listPath(open, { corner: key }) },
      ...within.map(({ reach, relevance, ...cell }) => ({
        name: `${reach} × ${relevance}`,
        sum: sumOf([{ reach, relevance, ...cell }]),
        isWhole: false,
        href: listPath(open, { reach, relevance, sort: 'contact' }),
      })),
    ];
  });
