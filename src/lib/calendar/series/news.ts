import type { EventId } from '#db/schema/events.ts';
import type { Times } from './wall-time.ts';

/** What those who registered for one date are to hear; the page that changes a series sees to it. */
export type DateNews = {
  eventId: EventId;
  news:
    | { kind: 'moved'; was: Times & { allDay: boolean } }
    | { kind: 'changed'; words: readonly string[] }
    | { kind: 'cancelled'; reason: string };
};
