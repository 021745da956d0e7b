import type { CalendarView } from '#lib/calendar/entries/span.ts';
import { calendarPath, type CalendarQuery } from './_query.ts';

const tabs = { agenda: 'Agenda', week: 'Week', month: 'Month' } as const;

/** The ways to look at the calendar, each about the same day. */
export const viewTabs = (query: CalendarQuery, now: Temporal.Instant) =>
  Object.entries(tabs).map(([view, text]) => ({
    href: calendarPath(query, { view: view as CalendarView }, now),
    text,
    isCurrent: query.view === view,
  }));
