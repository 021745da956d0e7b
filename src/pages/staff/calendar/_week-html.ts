import type { Entry } from '#lib/calendar/entries/entry.ts';
import type { CalendarDay } from '#lib/calendar/entries/span.ts';
import { shortDay } from '#lib/dates.ts';
import { entryHtml } from './_entry-html.ts';
import { dayLink, moreLink } from './_month-html.ts';
import type { OpenCalendar } from './_open.ts';
import { timeWords } from './_words.ts';

const parts = ['All day', 'Morning', 'Afternoon', 'Evening'] as const;
type Part = (typeof parts)[number];

/** What a cell of a week has room for. */
const most = 8;

/** The days of a week as the head of a table. */
export function weekHead(open: OpenCalendar): string {
  const cells = open.days.map(({ on }) => {
    const isToday = on.equals(open.today);
    return `<th scope="col" role="columnheader"${isToday ? ' class="is-today" aria-current="date"' : ''}>${dayLink(open, on)}</th>`;
  });
  return `<tr role="row"><th scope="col" role="columnheader">Part of the day</th>${cells.join('')}</tr>`;
}

/** The parts of the day as rows of a table, each with its seven days. */
export const weekRows = (open: OpenCalendar): string =>
  parts
    .map((part) => {
      const cells = open.days.map((at, index) => cell(open, part, at, open.perDay[index] ?? []));
      return `<tr role="row"><th scope="row" role="rowheader">${part}</th>${cells.join('')}</tr>`;
    })
    .join('');

function cell(open: OpenCalendar, part: Part, at: CalendarDay, all: readonly Entry[]): string {
  const entries = all.filter((entry) => partOf(entry, at) === part);
  const lines = entries
    .slice(0, most)
    .map((entry) => entryHtml(entry, { at, isNear: open.near.has(entry), isShort: false }));
  const isToday = at.on.equals(open.today) ? ' is-today' : '';
  const marks = `${entries.length === 0 ? 'is-empty' : ''}${isToday}`;
  const label = `<span class="weekday">${shortDay(at.on)}, ${part.toLowerCase()}</span>`;
  const list = lines.length > 0 ? `${label}<ul class="entries">${lines.join('')}</ul>` : '';
  const more = moreLink(open, at.on, entries.length - lines.length);
  return `<td role="cell" class="${marks}" data-on="${at.on.toString()}">${list}${more}</td>`;
}

// What began the day before stands in the morning.
function partOf(entry: Entry, at: CalendarDay): Part {
  if (timeWords(entry, at) === 'All day') return 'All day';
  if (Temporal.Instant.compare(entry.startsAt, at.from) < 0) return 'Morning';
  const { hour } = entry.startsAt.toZonedDateTimeISO('Europe/London');
  if (hour < 12) return 'Morning';
  return hour < 17 ? 'Afternoon' : 'Evening';
}
