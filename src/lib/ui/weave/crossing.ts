import { at, between, move, way, type Bundle, type Point } from './bundle.ts';

const cross = (a: number, b: number) => Math.sin(((b - a) * Math.PI) / 180);

/** How far along a strand at `offset` it meets the other bundle's strand at `otherOffset`. */
function meeting(heading: number, offset: number, otherHeading: number, otherOffset: number): number {
  const from = move({ x: 0, y: 0 }, heading + 90, offset);
  const to = move({ x: 0, y: 0 }, otherHeading + 90, otherOffset);
  const toward = move({ x: 0, y: 0 }, otherHeading, 1);
  return ((to.x - from.x) * toward.y - (to.y - from.y) * toward.x) / cross(heading, otherHeading);
}

type Strand = { bundle: Bundle; other: Bundle; index: number; parity: number };

/** Where the strand dips under: it stops half a strand short on both sides of the one above it. */
function dips({ bundle, other, index, parity }: Strand, width: number): [number, number][] {
  const half = width / Math.abs(cross(bundle.heading, other.heading));
  return other.offsets
    .map((otherOffset, j) => ({
      j,
      t: meeting(bundle.heading, bundle.offsets[index] ?? 0, other.heading, otherOffset),
    }))
    .filter(({ j }) => (index + j) % 2 === parity)
    .map(({ t }): [number, number] => [t - half, t + half])
    .sort((a, b) => a[0] - b[0]);
}

function strandPath(strand: Strand, centre: Point, width: number): string {
  const { bundle, index } = strand;
  const offset = bundle.offsets[index] ?? 0;
  const middle = move(centre, bundle.heading + 90, offset);
  const along = (t: number) => move(middle, bundle.heading, t);
  const gaps = dips(strand, width);
  const pieces = gaps.slice(1).map((gap, i) => between(along(gaps[i]?.[1] ?? 0), along(gap[0])));
  const behind = `M${at(along(gaps[0]?.[0] ?? 0))}L${at(middle)}`;
  const first = gaps[0] ? `M${at(along(gaps[0][0]))}` : behind;
  const last = `M${at(along(gaps.at(-1)?.[1] ?? 0))}`;
  const back = way(middle, bundle.heading + 180, -offset, bundle.behind);
  return first + back + pieces.join('') + last + way(middle, bundle.heading, offset, bundle.ahead);
}

/** Two bundles woven over and under each other round `centre`, as SVG groups. */
export function crossing(centre: Point, over: Bundle, under: Bundle, width: number): string {
  const byColour = new Map<string, string>();
  for (const [bundle, other, parity] of [
    [over, under, 0],
    [under, over, 1],
  ] as const) {
    bundle.offsets.forEach((_, index) => {
      const colour = bundle.colours[index] ?? '#fff';
      const path = strandPath({ bundle, other, index, parity }, centre, width);
      byColour.set(colour, (byColour.get(colour) ?? '') + path);
    });
  }
  const paths = [...byColour].map(([colour, d]) => `<path stroke="${colour}" d="${d}"/>`);
  return `<g fill="none" stroke-width="${width}">${paths.join('')}</g>`;
}
