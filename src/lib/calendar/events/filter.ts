import type { AreaId } from '#db/schema/areas.ts';
import type { EventId } from '#db/schema/events.ts';

/** What is coming, what is being written, what waits for somebody, what is over, what was put or called off, and all. */
export const eventLists = ['coming', 'drafts', 'waiting', 'debrief', 'past', 'off', 'all'] as const;
export type EventList = (typeof eventLists)[number];

/** What may be asked of the events. */
export type EventFilter = {
  list: EventList;
  isMine: boolean;
  /** Words of its title, its place, who holds it, or the address of its page. */
  words?: string | undefined;
  type?: string | undefined;
  /** The slug of a force or a district. */
  area?: string | undefined;
  after?: EventId | undefined;
};

/** The areas whose events a reader sees, and what they ask of them. */
export type AskedEvents = { areas: readonly AreaId[]; filter: EventFilter };
