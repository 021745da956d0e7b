/** A name to be written on a sheet about a spot, and how large. */
export type Label = { text: string; x: number; y: number; size: number };
export type Round = { x: number; y: number; r: number };

type Rectangle = { left: number; right: number; top: number; bottom: number };

// The typeface is about so wide for its height; a little more keeps words apart.
const widthOf = ({ text, size }: Label): number => text.length * size * 0.56;

/**
 * The labels that can be written on a sheet without touching its edge, a circle or each other, the first first; each
 * may move up or down by the steps given. What finds no room is left out: the table has every name.
 */
export function placeLabels<T extends Label>(
  labels: readonly T[],
  { circles, width }: { circles: readonly Round[]; width: number },
  steps: readonly number[],
): T[] {
  const taken: Rectangle[] = circles.map(({ x, y, r }) => ({
    ...{ left: x - r, right: x + r, top: y - r, bottom: y + r },
  }));
  return labels.flatMap((label) => {
    const free = steps
      .map((step) => ({ ...label, y: Math.round(label.y + step) }))
      .find((one) => {
        const own = around(one);
        return own.left > 0 && own.right < width && !taken.some((other) => touches(own, other));
      });
    if (!free) return [];
    taken.push(around(free));
    return [free];
  });
}

function around(label: Label): Rectangle {
  const half = widthOf(label) / 2;
  const { x, y, size } = label;
  return { left: x - half, right: x + half, top: y - size, bottom: y + size * 0.3 };
}

const touches = (one: Rectangle, other: Rectangle): boolean =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
