import type { CalendarEvent } from '#lib/ics/calendar.ts';
import { whereWords } from '../registrations/words.ts';
import type { FoundPublicEvent } from './find.ts';
import { hostWords } from './words.ts';

/** A public event as any diary shows it. What is cancelled is taken out of the diary it was put into. */
export const diaryOf = (found: FoundPublicEvent): Omit<CalendarEvent, 'organiser'> => ({
  uid: `event-${found.event.id}@concord`,
  sequence: found.event.sequence,
  summary: found.event.title,
  description: `${found.event.summary}\n\n${hostWords(found.event, found.hosts)}.`,
  location: whereWords(found),
  startsAt: found.event.startsAt.toString(),
  endsAt: found.event.endsAt.toString(),
  allDay: found.event.allDay,
  stampedAt: found.event.changedAt.toString(),
});
