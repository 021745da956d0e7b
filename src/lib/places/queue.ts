/** Where somebody who joins a queue at a moment stands in it: behind whoever came before. */
export const rankOf = (joinedAt: Temporal.Instant): number => joinedAt.epochMilliseconds / 1000;

/** The rank that puts a party at a place of the queue, between those that will stand around it. */
export function rankAt(others: readonly number[], position: number): number {
  const before = others[position - 2];
  const after = others[position - 1];
  if (before === undefined) return after === undefined ? 0 : after - 1;
  return after === undefined ? before + 1 : (before + after) / 2;
}

/** Who of a queue is offered places: in order, each party that fits into what those before it left. */
export function whoFits<Party extends { partySize: number }>(
  queue: readonly Party[],
  places: number,
): Party[] {
  let left = places;
  return queue.filter(({ partySize }) => {
    if (partySize > left) return false;
    left -= partySize;
    return true;
  });
}
