import type { event } from '#db/schema/events.ts';

type Times = Pick<typeof event.$inferSelect, 'startsAt' | 'endsAt' | 'allDay' | 'registrationClosesAt'>;

/** Until when a registration can be changed or given back, and an offer held: the start, or the end of whole days. */
export const changesCloseAt = ({ startsAt, endsAt, allDay }: Times): Temporal.Instant =>
  allDay ? endsAt : startsAt;

/** Until when somebody new can register. */
export const closesAt = (times: Times): Temporal.Instant =>
  times.registrationClosesAt ?? changesCloseAt(times);
