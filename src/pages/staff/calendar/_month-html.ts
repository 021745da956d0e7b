import type { Entry } from '#lib/calendar/entries/entry.ts';
import type { CalendarDay } from '#lib/calendar/entries/span.ts';
import { day, dayParts } from '#lib/dates.ts';
import { escapeHtml } from '#lib/escape-html.ts';
import { entryHtml } from './_entry-html.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { OpenCalendar } from './_open.ts';
import { calendarPath } from './_query.ts';

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What a cell of a month has room for. */
const most = 3;

/** The weeks of a month as rows of a table. */
export function monthRows(open: OpenCalendar): string {
  const cells = open.days.map((at, index) => cell(open, at, open.perDay[index] ?? []));
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return weeks.map((week) => `<tr role="row">${week.join('')}</tr>`).join('');
}

function cell(open: OpenCalendar, at: CalendarDay, entries: readonly Entry[]): string {
  const { near, query, today } = open;
  const isToday = at.on.equals(today);
  const marks = [
    at.on.month !== query.on.month && 'is-beside',
    isToday && 'is-today',
    entries.length === 0 && 'is-empty',
  ].filter(Boolean);
  // One more than there is room for takes the place of the line that would say so.
  const shown = entries.length === most + 1 ? entries : entries.slice(0, most);
  const lines = shown.map((entry) => entryHtml(entry, { at, isNear: near.has(entry), isShort: true }));
  const list = lines.length > 0 ? `<ul class="entries">${lines.join('')}</ul>` : '';
  const start = `<td role="cell" class="${marks.join(' ')}" data-on="${at.on.toString()}"${isToday ? ' aria-current="date"' : ''}>`;
  return `${start}${dayLink(open, at.on)}${list}${moreLink(open, at.on, entries.length - shown.length)}</td>`;
}

/** The number of a day, which leads to all of it and to what can be planned on it. */
export function dayLink(open: OpenCalendar, on: Temporal.PlainDate): string {
  const { query, now, today } = open;
  const path = escapeHtml(calendarPath(query, { view: 'day', on }, now));
  const { weekday, month } = dayParts(on);
  const word = on.equals(today) ? ' <span class="today-word">Today</span>' : '';
  const link = `<span class="weekday">${weekday}</span> ${on.day}<span class="of-month"> ${month}</span>`;
  return `<a class="day" href="${path}">${link}</a>${word}${planLink(open, on)}`;
}

/** "Plan", to a visit on that day; nothing for a day that is past. */
function planLink({ may, today }: OpenCalendar, on: Temporal.PlainDate): string {
  if (!may.planVisit || Temporal.PlainDate.compare(on, today) < 0) return '';
  const path = escapeHtml(withQuery(paths.staff.newPlan, { on: on.toString() }));
  const { day: number, month } = dayParts(on);
  const hidden = `<span class="govuk-visually-hidden"> a visit on ${number} ${month}</span>`;
  return ` <a class="plan" href="${path}">Plan${hidden}</a>`;
}

/** "+3 more", to the day that has them. */
export function moreLink({ query, now }: OpenCalendar, on: Temporal.PlainDate, count: number): string {
  if (count <= 0) return '';
  const path = escapeHtml(calendarPath(query, { view: 'day', on }, now));
  const hidden = `<span class="govuk-visually-hidden"> on ${day(on)}</span>`;
  return `<a class="more" href="${path}">+${count} more${hidden}</a>`;
}
