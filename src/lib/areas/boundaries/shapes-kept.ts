import type { Shape } from '#db/schema/boundaries.ts';
import { ringsIn } from './check/shape-of.ts';

// A corner takes about a hundred bytes: 25 MB at most.
const mostCorners = 250_000;

/** Shapes that were asked for last, by the id of their boundary. A boundary never changes, so they never go stale. */
export function keptShapes(most: number) {
  const kept = new Map<string, { shape: Shape; corners: number }>();
  let all = 0;
  const drop = (id: string) => {
    all -= kept.get(id)?.corners ?? 0;
    kept.delete(id);
  };
  const get = (id: string): Shape | undefined => {
    const found = kept.get(id);
    if (!found) return undefined;
    // Moved to the end: the first is what nobody has asked for longest.
    kept.delete(id);
    kept.set(id, found);
    return found.shape;
  };
  const keep = (id: string, shape: Shape): void => {
    const corners = ringsIn(shape).reduce((sum, ring) => sum + ring.length, 0);
    drop(id);
    if (corners > most) return;
    kept.set(id, { shape, corners });
    all += corners;
    for (const oldest of kept.keys()) {
      if (all <= most) return;
      drop(oldest);
    }
  };
  const forget = (): void => {
    kept.clear();
    all = 0;
  };
  return { get, keep, forget, has: (id: string): boolean => kept.has(id) };
}

export const shapesKept = keptShapes(mostCorners);
