import { short } from './bundle.ts';

const ground = '#0b5563';
const lanes = [-14.1, -4.7, 4.7, 14.1];
const reach = [8.8, 20.6, 20.6, 8.8];
const thick = 5.6;

const across = (x: number, y: number, half: number) => `M${short(x - half)} ${short(y)}h${short(half * 2)}`;
const down = (x: number, y: number, half: number) => `M${short(x)} ${short(y - half)}v${short(half * 2)}`;

const meetings = lanes.flatMap((y, row) =>
  lanes
    .map((x, column) => ({ x, y, row, column }))
    .filter(({ x, y }) => Math.abs(x) < (reach[row] ?? 0) && Math.abs(y) < (reach[lanes.indexOf(x)] ?? 0)),
);

const draw = (colour: string, width: number, cap: string, d: string[]) =>
  `<path stroke="${colour}" stroke-width="${short(width)}" stroke-linecap="${cap}" d="${d.join('')}"/>`;

/** The knot on its tile, 64 square. The tile's colour is known, so the gaps are painted in it. */
export function mark(): string {
  const warmOver = meetings.filter(({ row, column }) => (row + column) % 2 === 0);
  const coolOver = meetings.filter(({ row, column }) => (row + column) % 2 === 1);
  const half = thick / 2 + 1.6;
  const warm = lanes.map((y, row) => across(0, y, reach[row] ?? 0));
  const cool = lanes.map((x, column) => down(x, 0, reach[column] ?? 0));
  const layers = [
    draw('#f2b134', thick, 'round', warm),
    draw(
      ground,
      half * 2,
      'butt',
      coolOver.map(({ x, y }) => down(x, y, thick / 2 + 0.4)),
    ),
    draw('#fff', thick, 'round', cool),
    draw(
      ground,
      half * 2,
      'butt',
      warmOver.map(({ x, y }) => across(x, y, thick / 2 + 0.4)),
    ),
    draw(
      '#f2b134',
      thick,
      'butt',
      warmOver.map(({ x, y }) => across(x, y, half)),
    ),
  ];
  const tile = `<rect width="64" height="64" rx="14" fill="${ground}"/>`;
  return `${tile}<g transform="translate(32 32)rotate(45)" fill="none">${layers.join('')}</g>`;
}
