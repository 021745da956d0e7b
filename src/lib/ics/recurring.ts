/** How an entry comes back, or which date of a series it stands for; both null for one that happens once. */
export type Recurring = {
  /** What the rule gives and the series leaves out, by the clock on the wall. */
  repeats: { rule: string; leftOut: readonly Temporal.PlainDateTime[] } | null;
  /** Where the rule put this date. */
  insteadOf: Temporal.PlainDateTime | null;
  allDay: boolean;
};

/**
 * The lines by which programs know a series: RRULE and EXDATE, or RECURRENCE-ID.
 *
 * They are written here because a date in the hour that spring leaves out keeps the name that the rule gives it, and
 * because whole days are dates in all three.
 */
export function rawLines({ repeats, insteadOf, allDay }: Recurring): string | null {
  const at = (name: string, times: readonly Temporal.PlainDateTime[]) =>
    `${name};${allDay ? 'VALUE=DATE' : 'TZID=Europe/London'}:${times.map((time) => wall(time, allDay)).join(',')}`;
  // A single line would be taken for a rule.
  if (insteadOf) return `CLASS:PUBLIC\r\n${at('RECURRENCE-ID', [insteadOf])}`;
  if (!repeats) return null;
  const { rule, leftOut } = repeats;
  if (!/^[A-Z0-9=;,+-]+$/.test(rule)) throw new Error('not a rule of a calendar file');
  return [`RRULE:${rule}`, ...(leftOut.length > 0 ? [at('EXDATE', leftOut)] : [])].join('\r\n');
}

function wall(time: Temporal.PlainDateTime, allDay: boolean): string {
  const text = time.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  return allDay ? text.slice(0, 8) : text;
}
