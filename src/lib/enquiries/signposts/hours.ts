import type { OpeningHours, OpenSpan } from '#db/schema/signposts.ts';
import { isBankHoliday } from '#lib/bank-holidays.ts';
import { time, ukDay, ukMoment } from '#lib/dates.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const midnight = new Temporal.PlainTime();

/** Day and night, on every day there is. */
export const always: OpeningHours = {
  spans: [{ days: everyDay, from: '00:00', to: '24:00' }],
  onBankHolidays: true,
};

type Stretch = { from: Temporal.Instant; to: Temporal.Instant };

/** When somebody answers on a day, the earliest first. "24:00" is the midnight at its end. */
function stretchesOn(on: Temporal.PlainDate, { spans, onBankHolidays }: OpeningHours): Stretch[] {
  if (!onBankHolidays && isBankHoliday(on)) return [];
  const end = (to: string) =>
    to === '24:00' ? ukMoment(on.add({ days: 1 }), midnight) : ukMoment(on, Temporal.PlainTime.from(to));
  return spans
    .filter((span) => span.days.includes(on.dayOfWeek))
    .map(({ from, to }) => ({ from: ukMoment(on, Temporal.PlainTime.from(from)), to: end(to) }))
    .toSorted((one, other) => Temporal.Instant.compare(one.from, other.from));
}

/** Whether somebody answers at a moment, with when they next do; null where nobody says when they answer. */
export type OpenNow = { isOpen: boolean; words: string };

/** "Open now, until 5pm", "Closed now. Opens at 9am tomorrow" */
export function openNow(hours: OpeningHours | null, now: Temporal.Instant): OpenNow | null {
  if (!hours) return null;
  const today = ukDay(now);
  const open = stretchesOn(today, hours).find(
    ({ from, to }) => Temporal.Instant.compare(from, now) <= 0 && Temporal.Instant.compare(now, to) < 0,
  );
  if (open) {
    const isToEnd = ukDay(open.to).equals(today.add({ days: 1 }));
    return { isOpen: true, words: isToEnd ? 'Open now' : `Open now, until ${time(open.to)}` };
  }
  const next = nextOpening(hours, now);
  return { isOpen: false, words: next ? `Closed now. Opens at ${next}` : 'Closed now' };
}

function nextOpening(hours: OpeningHours, now: Temporal.Instant): string | null {
  const today = ukDay(now);
  for (let ahead = 0; ahead <= 14; ahead += 1) {
    const on = today.add({ days: ahead });
    const next = stretchesOn(on, hours).find(({ from }) => Temporal.Instant.compare(from, now) > 0);
    const when = ['', ' tomorrow'][ahead] ?? ` on ${days[on.dayOfWeek - 1]}`;
    if (next) return time(next.from) + when;
  }
  return null;
}

const clock = (written: string): string => {
  if (written === '24:00') return '12 midnight';
  return time(ukMoment(Temporal.PlainDate.from('2026-01-01'), Temporal.PlainTime.from(written)));
};

function daysWords(of: readonly number[]): string {
  const list = of.join('');
  if (list === '1234567') return 'every day';
  const isRun = of.length > 2 && of.every((one, index) => index === 0 || one === of[index - 1]! + 1);
  const names = of.map((one) => days[one - 1]!);
  return isRun ? `${names[0]} to ${names.at(-1)}` : names.join(', ');
}

/** "9am to 5pm every day", "Day and night", "9am to 5pm Monday to Friday, not on bank holidays" */
export function hoursWords({ spans, onBankHolidays }: OpeningHours): string {
  const said = spans.map(({ days: of, from, to }) =>
    from === '00:00' && to === '24:00'
      ? `day and night ${daysWords(of)}`
      : `${clock(from)} to ${clock(to)} ${daysWords(of)}`,
  );
  const words = said.join('; ') + (onBankHolidays ? '' : ', not on bank holidays');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Hours as a form takes them, one span a line: "Mon-Fri 09:00-17:00". */
export const hoursTyped = (spans: readonly OpenSpan[]): string =>
  spans.map(({ days: of, from, to }) => `${of.map((one) => short(one)).join(',')} ${from}-${to}`).join('\n');

const short = (one: number): string => days[one - 1]!.slice(0, 3);
const line = /^([A-Za-z ,-]+?) +([012]?\d:[0-5]\d) *(?:-|–|to) *([012]?\d:[0-5]\d)$/;

/** Reads what `hoursTyped` writes, and ranges such as "Mon-Fri"; null when a line cannot be read. */
export function readHours(typed: string): OpenSpan[] | null {
  const lines = typed.split('\n').map((one) => one.trim());
  const spans = lines.filter(Boolean).map(readSpan);
  return spans.every((span) => span !== null) ? spans : null;
}

function readSpan(typed: string): OpenSpan | null {
  const [, on = '', start = '', end = ''] = line.exec(typed) ?? [];
  const [from, to] = [start.padStart(5, '0'), end.padStart(5, '0')];
  const isTime = (one: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(one);
  const of = readDays(on);
  return of && isTime(from) && (isTime(to) || to === '24:00') && from < to ? { days: of, from, to } : null;
}

function readDays(typed: string): number[] | null {
  if (/^(?:every day|daily)$/i.test(typed.trim())) return everyDay;
  const found = typed.split(',').map((part) => {
    const [first, last] = part.split('-').map((name) => dayOf(name.trim()));
    if (!first || last === 0 || (last ?? first) < first) return null;
    return everyDay.filter((one) => one >= first && one <= (last ?? first));
  });
  return found.every((one) => one !== null) ? [...new Set(found.flat())].toSorted() : null;
}

const dayOf = (name: string): number =>
  name.length < 3 ? 0 : days.findIndex((one) => one.toLowerCase().startsWith(name.toLowerCase())) + 1;
