import type { Ahead } from '#lib/calendar/entries/horizon.ts';

/** Something ahead, in which row its words stand and how far from the left in per cent. */
export type Placed = Ahead & { x: number; row: number; isEnd: boolean };

const rows = 5;
// How wide a letter is, in per cent of a drawing as wide as a desk shows it.
const letter = 0.78;
/** Words that begin beyond this end where they point. */
const turning = 80;

/**
 * Places what is ahead on a line of some days, in rows so that no words lie over others, nor where there is room over
 * a stem: the first stands lowest, those that follow above it. What has no room at all is left out.
 */
export function placedAhead(ahead: readonly Ahead[], today: Temporal.PlainDate, days = 28): Placed[] {
  const placed: (Placed & Span)[] = [];
  for (const one of ahead) {
    const x = Math.round(((today.until(one.on).days + 0.5) / days) * 1000) / 10;
    const isEnd = x > turning;
    const span = spanOf(one, x, isEnd);
    const spots = [...Array(rows).keys()].map((row): Spot => ({ ...span, x, row }));
    const row = (
      spots.findLast((spot) => isFree(placed, spot)) ?? spots.findLast((spot) => isApart(placed, spot))
    )?.row;
    if (row !== undefined) placed.push({ ...one, ...span, x, row, isEnd });
  }
  return placed;
}

/** From where to where words reach. */
type Span = { from: number; to: number };
type Spot = Span & { x: number; row: number };

function spanOf({ title, area }: Ahead, x: number, isEnd: boolean): Span {
  // The second line says the day as well.
  const long = Math.max(title.length, (area ?? 'everywhere').length + 12) * letter + 2;
  return isEnd ? { from: x - long, to: x + 1 } : { from: x - 1, to: x + long };
}

/** Whether its words lie over no others. */
const isApart = (placed: readonly Spot[], spot: Spot): boolean =>
  placed.every((other) => other.row !== spot.row || other.to <= spot.from || spot.to <= other.from);

/** Whether no stem runs through words either. */
const isFree = (placed: readonly Spot[], spot: Spot): boolean =>
  isApart(placed, spot) &&
  placed.every((other) => {
    if (other.row === spot.row) return true;
    const [upper, lower] = other.row < spot.row ? [other, spot] : [spot, other];
    return lower.x <= upper.from || upper.to <= lower.x;
  });
