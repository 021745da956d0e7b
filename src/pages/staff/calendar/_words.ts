import type { Entry, EntryState, Layer } from '#lib/calendar/entries/entry.ts';
import type { CalendarDay, CalendarView } from '#lib/calendar/entries/span.ts';
import { date, day, dayParts, time, timeRange, ukDay } from '#lib/dates.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** What each layer is called where it is chosen. */
export const layerWords: Readonly<Record<Layer, string>> = {
  events: 'Events',
  training: 'Training',
  visits: 'My visits',
  others: 'Visits of colleagues',
  reviews: 'Reviews due',
  dates: 'Dates that matter',
};

/** The word beside each entry, so that no colour has to be told from another. */
export const entryWords: Readonly<Record<Layer, string>> = {
  events: 'Event',
  training: 'Training',
  visits: 'My visit',
  others: 'Colleague',
  reviews: 'Review',
  dates: 'Date',
};

/** How far a thing is, where a reader has to know. */
export const stateWords: Readonly<Record<EntryState, string | null>> = {
  ...{ draft: 'Draft', 'sent back': 'Sent back', waiting: 'Waiting for approval', approved: 'Not published' },
  ...{ published: null, held: 'Held', postponed: 'Put off', cancelled: 'Cancelled' },
  ...{ tentative: 'Tentative', done: 'Done', 'not logged': 'Not logged', 'may shift': 'May shift' },
};

/** The page of what an entry stands for; a bank holiday has none. */
export function entryPath({ kind, id, startsAt }: Entry): string | null {
  if (kind === 'event') return paths.staff.event(id);
  if (kind === 'session') return paths.staff.session(id);
  if (kind === 'plan') return paths.staff.plan(id);
  if (kind === 'contact') return paths.staff.contact(id);
  const month = ukDay(startsAt).toPlainYearMonth().toString();
  return kind === 'date' ? withQuery(paths.staff.dates, { month }) : null;
}

/** The page that puts an entry to another time, with that time filled in where one is known. */
export function movePath({ kind, id }: Entry, to: { on: string; at: string | null } | null = null): string {
  const path = kind === 'plan' ? paths.staff.movePlan(id) : paths.staff.moveEvent(id);
  return to ? withQuery(path, to) : path;
}

/** "6pm to 8pm", "All day", or what of it falls on one day. */
export function timeWords({ startsAt, endsAt, allDay }: Entry, { from, to }: CalendarDay): string {
  if (allDay) return 'All day';
  const [isEarlier, isLater] = [before(startsAt, from), before(to, endsAt)];
  if (isEarlier && isLater) return 'All day';
  if (isEarlier) return `Until ${time(endsAt)}`;
  return isLater ? `From ${time(startsAt)}` : timeRange(startsAt, endsAt);
}

/** The same as short as a cell of a month needs it. */
export function shortTime(entry: Entry, at: CalendarDay): string | null {
  const words = timeWords(entry, at);
  if (words === 'All day') return null;
  return words.includes(' to ') ? time(entry.startsAt) : words;
}

const before = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;

/** "December 2026", "30 November 2026 to 6 December 2026", "Thursday 3 December 2026" */
export function spanWords(view: CalendarView, on: Temporal.PlainDate, days: readonly CalendarDay[]): string {
  if (view === 'month') return `${dayParts(on).month} ${on.year}`;
  return view === 'day' ? day(on) : `${date(days[0]!.on)} to ${date(days.at(-1)!.on)}`;
}
