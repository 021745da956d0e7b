/** A room that people take places in, those offered and not yet answered counted as held; null has no limit. */
export type Room = { capacity: number | null; taken: number; held: number };

/** Places still free: never below nought, and without end where there is no limit. */
export const placesLeft = ({ capacity, taken, held }: Room): number =>
  capacity === null ? Infinity : Math.max(0, capacity - taken - held);
