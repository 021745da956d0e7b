const ranges = [
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day', 1, 31],
  ['month', 1, 12],
  ['weekday', 0, 7],
] as const;

type Field = (typeof ranges)[number][0];
type Cron = Record<Field, { all: boolean; values: ReadonlySet<number> }>;

/**
 * The next moment a schedule names, later than `after`; null for one that names none within four years.
 *
 * @param cron five fields in UTC, which is how the queue reads them: numbers, lists, ranges and steps
 */
export function nextRun(cron: string, after: Temporal.Instant): Temporal.Instant | null {
  const fields = read(cron);
  if (!fields) return null;
  let at = after.toZonedDateTimeISO('UTC').round({ smallestUnit: 'minute', roundingMode: 'floor' });
  at = at.add({ minutes: 1 });
  const end = at.add({ years: 4 });
  while (Temporal.ZonedDateTime.compare(at, end) < 0) {
    if (!isOnDay(fields, at)) at = at.startOfDay().add({ days: 1 });
    else if (!fields.hour.values.has(at.hour)) at = at.with({ minute: 0 }).add({ hours: 1 });
    else if (!fields.minute.values.has(at.minute)) at = at.add({ minutes: 1 });
    else return at.toInstant();
  }
  return null;
}

// As everywhere since Vixie: where both are named, either day of the month or day of the week will do.
function isOnDay({ day, month, weekday }: Cron, at: Temporal.ZonedDateTime): boolean {
  if (!month.values.has(at.month)) return false;
  const onWeekday = weekday.values.has(at.dayOfWeek % 7) || (at.dayOfWeek === 7 && weekday.values.has(7));
  if (day.all) return onWeekday;
  return day.values.has(at.day) || (!weekday.all && onWeekday);
}

function read(cron: string): Cron | null {
  const texts = cron.trim().split(/\s+/);
  if (texts.length !== ranges.length) return null;
  const fields = ranges.map(([name, from, to], index) => {
    const values = texts[index]!.split(',').flatMap((part) => spread(part, from, to));
    return [name, { all: texts[index] === '*', values: new Set(values) }] as const;
  });
  return fields.some(([, { values }]) => values.has(NaN))
    ? null
    : (Object.fromEntries(fields) as unknown as Cron);
}

function spread(part: string, from: number, to: number): number[] {
  const [, all, first, last, step] = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
  const [start, by] = [all ? from : Number(first), Number(step ?? 1)];
  const end = all || (step && !last) ? to : Number(last ?? first);
  if (!(start >= from && end <= to && start <= end && by > 0)) return [NaN];
  return Array.from({ length: Math.floor((end - start) / by) + 1 }, (_, index) => start + index * by);
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "Every 15 minutes", "Every day at 03:15 UTC", "On day 1 of each month at 02:30 UTC". */
export function howOften(cron: string): string {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.trim().split(/\s+/);
  const isOnce = /^\d+$/.test(minute) && /^\d+$/.test(hour) && month === '*';
  const at = isOnce ? ` at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')} UTC` : '';
  if (isOnce && /^\d+$/.test(day) && weekday === '*') return `On day ${day} of each month${at}`;
  if (isOnce && day === '*' && weekday === '*') return `Every day${at}`;
  if (isOnce && day === '*' && /^[0-7]$/.test(weekday)) return `Every ${weekdays[Number(weekday)]}${at}`;
  if ([hour, day, month, weekday].some((field) => field !== '*')) return `By its own clock (${cron} UTC)`;
  if (minute === '*') return 'Every minute';
  if (/^\*\/\d+$/.test(minute)) return `Every ${minute.slice(2)} minutes`;
  return /^\d+$/.test(minute) ? 'Every hour' : `By its own clock (${cron} UTC)`;
}
