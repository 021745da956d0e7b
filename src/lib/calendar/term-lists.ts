import { eventTerm } from '#db/schema/event-terms.ts';
import type { TermList } from '#lib/terms/list.ts';

const visibility = {
  column: 'usual_visibility',
  label: 'Who usually sees such an event',
  options: [
    { value: 'public', text: 'Everybody' },
    { value: 'partners', text: 'Partners who are signed in' },
    { value: 'staff', text: 'Our staff' },
  ],
};

/** The words in which an event is described, for whoever keeps them. */
export const eventLists = {
  'event-types': {
    ...{ table: eventTerm, kind: 'type', title: 'Types of event', noun: 'type of event' },
    beside: [visibility],
  },
  'event-audiences': { table: eventTerm, kind: 'audience', title: 'Audiences of events', noun: 'audience' },
  'event-access': {
    ...{ table: eventTerm, kind: 'access', title: 'What helps people take part', noun: 'help to take part' },
  },
} as const satisfies Record<string, TermList>;
