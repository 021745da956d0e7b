import { listPath } from '../_list/address.ts';
import type { OpenGrid } from './open-grid.ts';
import type { Drawn } from './placement.ts';

type Cell = { reach: number; relevance: number };

/** How a grid is tied to the map beside it. */
export type Link = {
  /** What is chosen on the map. */
  name: string;
  heldIn: (cell: Cell) => number;
  isChosen: (cell: Cell) => boolean;
  hrefOf: (cell: Cell) => string;
};

/** Where choosing a cell leads, whether it is chosen, and what of it is chosen on the map. */
export function linked(
  open: Pick<OpenGrid, 'filter' | 'order'>,
  { cell, label }: Drawn,
  link: Link | undefined,
) {
  const { reach, relevance } = cell;
  if (!link)
    return {
      ...{ label, isChosen: false, isHolding: false },
      href: listPath(open, { reach, relevance, sort: 'contact' }),
    };
  const held = link.heldIn(cell);
  const words = held > 0 ? `${label}, ${held} in ${link.name}` : label;
  return { label: words, isChosen: link.isChosen(cell), isHolding: held > 0, href: link.hrefOf(cell) };
}
