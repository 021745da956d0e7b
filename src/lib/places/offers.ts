/** The shortest time that is fair to answer in: later than this before changes close, nothing is offered. */
const leastHours = 1;

/** Until when an offer made now is held, or null when it is too late to make one. */
export function offerExpiry(
  room: { offerHours: number; changesCloseAt: Temporal.Instant },
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (Temporal.Instant.compare(now.add({ hours: leastHours }), room.changesCloseAt) > 0) return null;
  const full = now.add({ hours: room.offerHours });
  return Temporal.Instant.compare(full, room.changesCloseAt) < 0 ? full : room.changesCloseAt;
}
