import type { Spot } from '#lib/map/web.ts';

/** A word beside a line. */
export type Word = Spot & { text: string };
/** What a dot or a name covers. */
export type Box = { left: number; right: number; top: number; bottom: number };

// How wide a letter of a name and of a word is drawn, on average.
const letter = { name: 8, word: 6.8 };
const parts = [0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26];

/** What a dot and the lines of its name under it cover. */
export function boxesOf(node: Spot & { radius: number; lines: readonly string[] }): Box[] {
  const { x, y, radius, lines } = node;
  const half = (Math.max(...lines.map(({ length }) => length)) * letter.name) / 2;
  const under = { left: x - half, right: x + half, top: y + 12, bottom: y + 14 + lines.length * 16 };
  return [{ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }, under];
}

/** Where along its line a word covers no name, as near the middle as can be; null where there is no such place. */
export function wordSpot(text: string, along: (part: number) => Spot, taken: readonly Box[]): Word | null {
  for (const part of parts) {
    const spot = along(part);
    if (!taken.some((box) => covers(spot, text, box))) return { ...spot, text };
  }
  return null;
}

function covers({ x, y }: Spot, text: string, { left, right, top, bottom }: Box): boolean {
  const half = (text.length * letter.word) / 2;
  return x + half > left && x - half < right && y + 8 > top && y - 8 < bottom;
}
