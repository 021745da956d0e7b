import { radiusOf, type RingPart, ringParts } from '#lib/charts/rings.ts';
import { type Corner, corner } from '#lib/institutions/corners.ts';
import { type GridCell, sumOf } from '#lib/institutions/grid.ts';
import { cornerWords, touchWords } from '#lib/institutions/standing-words.ts';
import { touches } from '#lib/institutions/touch.ts';

const size = { cell: 96, left: 56, top: 34 };

/** Where the middle of a row or column of the grid lies, in units of the drawing. */
export const spot = (score: number, of: 'reach' | 'relevance'): number =>
  of === 'reach' ? size.left + (score - 0.5) * size.cell : size.top + (5.5 - score) * size.cell;

/** Where low ends and high begins. */
export const edge = { x: size.left + 3 * size.cell, y: size.top + 2 * size.cell };

/** Where the grid begins. */
export const origin = { x: size.left, y: size.top };

/** Where the name of each corner stands. */
export const named: Readonly<Record<Corner, { x: number; y: number }>> = {
  keep_informed: { x: size.left, y: 22 },
  work_closely: { x: edge.x + 4, y: 22 },
  light_touch: { x: size.left, y: 538 },
  keep_satisfied: { x: edge.x + 4, y: 538 },
};

/** The ground of each corner. */
export const ground: Readonly<Record<Corner, { x: number; y: number; width: number; height: number }>> = {
  keep_informed: { x: size.left, y: size.top, width: 288, height: 192 },
  work_closely: { x: edge.x, y: size.top, width: 192, height: 192 },
  light_touch: { x: size.left, y: edge.y, width: 288, height: 288 },
  keep_satisfied: { x: edge.x, y: edge.y, width: 192, height: 288 },
};

/** A cell as it is drawn: a ring whose parts say how far we kept in touch. */
export type Drawn = {
  cell: GridCell;
  all: number;
  x: number;
  y: number;
  r: number;
  ring: readonly RingPart[];
  label: string;
};

/** Places the cells of a grid: as large as what they hold, against the fullest. */
export function place(cells: readonly GridCell[]): Drawn[] {
  const most = Math.max(0, ...cells.map((one) => sumOf([one]).all));
  return cells.map((cell) => {
    const sum = sumOf([cell]);
    const { reach, relevance } = cell;
    return {
      ...{ cell, all: sum.all, label: labelOf(cell) },
      x: spot(reach, 'reach'),
      y: spot(relevance, 'relevance'),
      r: radiusOf(sum.all, most, { least: 19, full: 40 }),
      ring: ringParts(touches.map((key) => sum[key])),
    };
  });
}

function labelOf(cell: GridCell): string {
  const { reach, relevance } = cell;
  const parts = touches.filter((key) => cell[key] > 0);
  const words = parts.map((key) => `${cell[key]} ${touchWords[key].toLowerCase()}`).join(', ');
  const which = corner(reach, relevance);
  const where = which ? cornerWords[which].toLowerCase() : '';
  return `Reach ${reach}, relevance ${relevance}, ${where}: ${sumOf([cell]).all} (${words})`;
}
