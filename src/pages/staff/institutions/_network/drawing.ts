import { placeWeb, type Spot } from '#lib/map/web.ts';
import type { OpenWeb, WebNode } from './open-web.ts';
import { stepWords, tieWords } from './web-words.ts';
import { boxesOf, type Box, wordSpot, type Word } from './word-spot.ts';

/** A name as it is drawn: its dot, and its lines under it. */
export type DrawnNode = WebNode & Spot & { radius: number; lines: string[]; label: string };
/** A relationship as it is drawn: from dot to dot, where its arrow points, and its word where there is room for it. */
export type DrawnTie = { path: string; arrow: string | null; kind: string; word: Word | null };
export type Drawing = { box: string; width: number; nodes: DrawnNode[]; ties: DrawnTie[] };

const edge = { side: 78, top: 26, bottom: 62 };
const longest = 19;

/** Draws a network of relationships. */
export function draw({ nodes, ties }: OpenWeb): Drawing {
  const spots = placeWeb(
    nodes,
    ties.map(({ from, to }) => [from, to] as const),
  );
  const at = (id: string): Spot => spots.get(id) ?? { x: 0, y: 0 };
  const [xs, ys] = [nodes.map(({ id }) => at(id).x), nodes.map(({ id }) => at(id).y)];
  const left = Math.min(...xs) - edge.side;
  const top = Math.min(...ys) - edge.top;
  const width = Math.max(...xs) + edge.side - left;
  const height = Math.max(...ys) + edge.bottom - top;
  const drawn = nodes.map((node) => ({
    ...node,
    ...at(node.id),
    radius: node.steps === 0 ? 11 : node.steps === 1 ? 8 : 6,
    lines: linesOf(node.name),
    label: `${node.name}, ${node.type}, ${stepWords(node.steps)}`,
  }));
  const taken = drawn.flatMap(boxesOf);
  return {
    box: `${left} ${top} ${width} ${height}`,
    width,
    nodes: drawn,
    ties: ties.map(({ from, to, kind }) => tie(at(from), at(to), kind, taken)),
  };
}

// Short of the dots by some units, so that arrows are seen.
const gap = 14;

type Kind = 'parent' | 'member_of' | 'partner_of';

function tie(from: Spot, to: Spot, kind: Kind, taken: readonly Box[]): DrawnTie {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(x, y) || 1;
  const [dx, dy] = [x / length, y / length];
  const along = (by: number): Spot => ({ x: round(from.x + dx * by), y: round(from.y + dy * by) });
  const [start, end] = [along(gap), along(length - gap)];
  const wing = (side: 1 | -1) =>
    `${round(end.x - dx * 9 - dy * 5 * side)} ${round(end.y - dy * 9 + dx * 5 * side)}`;
  return {
    path: `M${start.x} ${start.y}L${end.x} ${end.y}`,
    arrow: kind === 'partner_of' ? null : `M${end.x} ${end.y}L${wing(1)}L${wing(-1)}Z`,
    kind,
    word: wordSpot(tieWords(kind), (part) => along(length * part), taken),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A name in two lines, cut where it is longer still. */
export function linesOf(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= longest)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const cut = (line: string) => (line.length > longest + 3 ? `${line.slice(0, longest + 1)}…` : line);
  const [first = '', second, ...rest] = lines.map(cut);
  if (second === undefined) return [first];
  return [first, rest.length > 0 ? `${second.replace(/…$/, '')}…` : second];
}
