/** Somewhere on a sheet, and how much it stands for. */
export type Spot = { x: number; y: number; weight: number };

/**
 * Gathers spots so that those which are drawn lie far enough apart: each goes to the nearest heavier one within a
 * distance, or stands for itself. Where groups lie never depends on what is counted in them, so that a filter
 * changes figures and not the map.
 *
 * @returns groups, the heaviest of each first
 */
export function gather<T extends Spot>(spots: readonly T[], apart: number): [T, ...T[]][] {
  const groups: [T, ...T[]][] = [];
  for (const spot of spots.toSorted((one, other) => other.weight - one.weight)) {
    const near = nearest(groups, spot, apart);
    if (near) near.push(spot);
    else groups.push([spot]);
  }
  return groups;
}

function nearest<T extends Spot>(
  groups: readonly [T, ...T[]][],
  { x, y }: Spot,
  within: number,
): [T, ...T[]] | null {
  let [best, least]: [[T, ...T[]] | null, number] = [null, within];
  for (const group of groups) {
    const far = Math.hypot(group[0].x - x, group[0].y - y);
    if (far < least) [best, least] = [group, far];
  }
  return best;
}
