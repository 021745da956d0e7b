import type { Precision } from '#db/schema/institutions.ts';

/** How exactly a point was given, by the size of the square that it may lie in. Nothing is made more exact than it came. */
export function precisionOf(metres: number): Precision {
  if (metres <= 120) return 'exact';
  return metres <= 1_200 ? 'place' : 'district';
}

/** "to the metre", "within 100 metres", "within 1 kilometre": how exactly, in words. */
export function sizeWords(metres: number): string {
  if (metres <= 1.5) return 'to the metre';
  if (metres < 1_000) return `within ${Number(metres.toPrecision(1)).toLocaleString('en-GB')} metres`;
  const kilometres = Math.round(metres / 1_000);
  return kilometres === 1 ? 'within 1 kilometre' : `within ${kilometres} kilometres`;
}
