import type { RingPart } from './rings.ts';

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** A part of a ring round a middle as the `d` of an SVG path; empty for a part that is nothing long. */
export function arcPath(
  { x, y, r }: { x: number; y: number; r: number },
  { from, length }: RingPart,
): string {
  if (length <= 0) return '';
  // An arc that ends where it began is none: a whole ring goes round in two halves.
  if (length >= 100) return `M${tenth(x)} ${tenth(y - r)}a${r} ${r} 0 1 1-.1 0z`;
  const at = (hundredths: number): [number, number] => {
    const turn = (hundredths / 50) * Math.PI;
    return [tenth(x + r * Math.sin(turn)), tenth(y - r * Math.cos(turn))];
  };
  return `M${at(from).join(' ')}A${r} ${r} 0 ${length > 50 ? 1 : 0} 1 ${at(from + length).join(' ')}`;
}
