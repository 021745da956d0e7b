import type { Entry } from '#lib/calendar/entries/entry.ts';
import type { CalendarDay } from '#lib/calendar/entries/span.ts';
import { escapeHtml } from '#lib/escape-html.ts';
import { entryPath, entryWords, movePath, shortTime, stateWords, timeWords } from './_words.ts';

/** Where an entry stands: how much there is room for, and whether somebody else goes to the same door. */
export type Placed = { at: CalendarDay; isNear: boolean; isShort: boolean };

/**
 * One entry as a line of a list. One string: a month of three thousand entries, drawn component by component, takes
 * longer than all the rest of its page.
 */
export function entryHtml(entry: Entry, { at, isNear, isShort }: Placed): string {
  const when = isShort ? shortTime(entry, at) : timeWords(entry, at);
  const state = entry.state && stateWords[entry.state];
  const meta = [when, entryWords[entry.layer], state].filter(Boolean).join(', ');
  const beside = isShort ? [] : [entry.place, entry.who];
  const more = beside
    .filter((one) => one !== null)
    .map((one) => `<span class="where">${escapeHtml(one)}</span>`);
  const warning = isNear ? `<span class="near">${isShort ? nearShort : nearWords}</span>` : '';
  return `<li class="entry entry-${entry.layer}"${marks(entry)}><span class="when">${meta}</span> ${titled(
    entry,
  )} ${more.join(' ')}${warning}${moved(entry)}</li>`;
}

const nearWords = 'Something else is planned with them within a fortnight';
const nearShort = 'Two within a fortnight';

function titled(entry: Entry): string {
  const [path, title] = [entryPath(entry), escapeHtml(entry.title)];
  return path
    ? `<a class="what" href="${escapeHtml(path)}">${title}</a>`
    : `<span class="what">${title}</span>`;
}

function moved(entry: Entry): string {
  if (!entry.mayMove) return '';
  const title = escapeHtml(entry.title);
  return ` <a class="move" href="${escapeHtml(movePath(entry))}">Move<span class="govuk-visually-hidden"> ${title}</span></a>`;
}

// What the script of drag and drop goes by.
function marks({ id, layer, startsAt, endsAt, allDay, mayMove }: Entry): string {
  const data = { id, layer, starts: wall(startsAt), ends: wall(endsAt), ...(allDay && { days: 'yes' }) };
  const all = { ...data, ...(mayMove && { moves: 'yes' }) };
  return Object.entries(all)
    .map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`)
    .join('');
}

const wall = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO('Europe/London').toPlainDateTime().toString({ smallestUnit: 'minute' });
