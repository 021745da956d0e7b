import { eventProposal } from '#db/schema/event-proposals.ts';
import { event, eventHost } from '#db/schema/events.ts';
import type { Link } from '#lib/merge/links.ts';

/** What an institution holds and proposes, which follows it into another. */
export const calendarLinks: readonly Link[] = [
  { column: event.organiserId, key: event.id, since: event.addedAt, words: ['event', 'events'] },
  {
    column: eventHost.institutionId,
    key: eventHost.id,
    words: ['event held with others', 'events held with others'],
  },
  {
    column: eventProposal.institutionId,
    key: eventProposal.id,
    since: eventProposal.sentAt,
    words: ['proposed event', 'proposed events'],
  },
];
