import { short } from './bundle.ts';

const period = 96;
const swing = 8.6;
const pitch = 7.4;
const width = 3;

type Strand = { colour: string; offset: number; sign: 1 | -1 };

const strands: Strand[] = [
  { colour: '#8fbcbb', offset: -pitch / 2, sign: -1 },
  { colour: '#fff', offset: pitch / 2, sign: -1 },
  { colour: '#f2b134', offset: -pitch / 2, sign: 1 },
  { colour: '#d6941f', offset: pitch / 2, sign: 1 },
];

const turn = (x: number) => (2 * Math.PI * x) / period;
const height = (strand: Strand, x: number) => strand.offset - strand.sign * swing * Math.cos(turn(x));
const slope = (strand: Strand, x: number) => (strand.sign * swing * Math.sin(turn(x)) * 2 * Math.PI) / period;

/** Which pair lies on top alternates from one crossing to the next. */
const liesUnder = (strand: Strand, x: number) => x % period < period / 2 === (strand.sign === 1);

const isHidden = (strand: Strand, x: number) => {
  if (!liesUnder(strand, x)) return false;
  const others = strands.filter((other) => other.sign !== strand.sign);
  return others.some((other) => {
    const steep = Math.hypot(1, slope(other, x));
    return Math.abs(height(strand, x) - height(other, x)) / steep < width * 0.95;
  });
};

/** The visible stretches of a strand over one period, cut also at the quarter points to stay smooth. */
function stretches(strand: Strand): [number, number][] {
  const found: [number, number][] = [];
  let start: number | null = null;
  for (let x = 0; x <= period; x += 0.25) {
    const ends = isHidden(strand, x) || x === period || (start !== null && x - start >= 24);
    if (ends && start !== null) found.push([start, x]);
    if (isHidden(strand, x)) start = null;
    else if (ends || start === null) start = x;
  }
  // A sliver between two strands that lie above reads as dirt, so it is left out.
  return found.filter(([from, to]) => to - from > 4);
}

function curve(strand: Strand, [from, to]: [number, number], y: number, joined: boolean): string {
  const third = (to - from) / 3;
  const a = y + height(strand, from) + slope(strand, from) * third;
  const b = y + height(strand, to) - slope(strand, to) * third;
  const start = joined ? '' : `M${short(from)} ${short(y + height(strand, from))}`;
  const points = [from + third, a, to - third, b, to, y + height(strand, to)];
  return `${start}C${points.map(short).join(' ')}`;
}

/** One period of the running band, 96 wide, woven round the line `y`. */
export function band(y: number): string {
  const paths = strands.map((strand) => {
    const parts = stretches(strand);
    const d = parts.map((part, i) => curve(strand, part, y, parts[i - 1]?.[1] === part[0]));
    return `<path stroke="${strand.colour}" d="${d.join('')}"/>`;
  });
  return `<g fill="none" stroke-width="${width}">${paths.join('')}</g>`;
}
