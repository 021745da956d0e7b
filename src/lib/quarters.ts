const months = 3;

/** The first day of the quarter that a day lies in. */
export const quarterOf = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.with({ day: 1, month: Math.floor((day.month - 1) / months) * months + 1 });

/** The quarter after, or with a negative number before. */
export const quartersLater = (quarter: Temporal.PlainDate, count: number): Temporal.PlainDate =>
  quarter.add({ months: months * count });

/** "October to December 2026" */
export function quarterWords(quarter: Temporal.PlainDate): string {
  const names = ['January to March', 'April to June', 'July to September', 'October to December'];
  return `${names[(quarter.month - 1) / months]} ${quarter.year}`;
}

/** A quarter as an address carries it: "2026-10-01"; null for a day that opens none. */
export function readQuarter(text: string | null): Temporal.PlainDate | null {
  if (!/^\d{4}-(01|04|07|10)-01$/.test(text ?? '')) return null;
  return Temporal.PlainDate.from(text!);
}
