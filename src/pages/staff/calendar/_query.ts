import { type Layer, layers } from '#lib/calendar/entries/entry.ts';
import { type CalendarView, calendarViews, dayNamed } from '#lib/calendar/entries/span.ts';
import { ukDay } from '#lib/dates.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** What the address of the calendar asks for. */
export type CalendarQuery = {
  view: CalendarView;
  on: Temporal.PlainDate;
  layers: readonly Layer[];
  /** The slug of an area. */
  area: string | null;
};

/** Reads the address; what it does not know is as if it were not said. */
export function readQuery(query: URLSearchParams, now: Temporal.Instant): CalendarQuery {
  const asked = query.getAll('layers').flatMap((one) => one.split(/[ ,]/));
  const chosen = layers.filter((layer) => asked.includes(layer));
  const area = query.get('area') ?? '';
  return {
    view: calendarViews.find((view) => view === query.get('view')) ?? 'agenda',
    on: dayNamed(query.get('on'), now),
    layers: chosen.length > 0 ? chosen : layers,
    area: /^[a-z0-9-]{1,80}$/.test(area) ? area : null,
  };
}

/** The address of the calendar with what differs. Today needs no day, and all layers need no names. */
export function calendarPath(
  query: CalendarQuery,
  other: Partial<CalendarQuery>,
  now: Temporal.Instant,
): string {
  const { view, on, layers: shown, area } = { ...query, ...other };
  return withQuery(paths.staff.calendar, {
    view: view === 'agenda' ? null : view,
    on: on.equals(ukDay(now)) ? null : on.toString(),
    layers: shown.length === layers.length ? null : shown.join(','),
    area,
  });
}
