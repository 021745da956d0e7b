/** The days that an assessment looks back on. */
export type Period = { coversFrom: Temporal.PlainDate; coversTo: Temporal.PlainDate };
export type PeriodRefusal = 'ends before it begins' | 'not over yet' | 'too long';

/** What looks back further says nothing of now. */
export const mostDays = 62;

const { compare } = Temporal.PlainDate;

/** Why an assessment cannot look back on these days; null where it can. What is to come stands in its outlook. */
export function refusedPeriod(
  { coversFrom, coversTo }: Period,
  today: Temporal.PlainDate,
): PeriodRefusal | null {
  if (compare(coversTo, coversFrom) < 0) return 'ends before it begins';
  if (compare(coversTo, today) > 0) return 'not over yet';
  return coversFrom.until(coversTo).days > mostDays ? 'too long' : null;
}

/** The days of the next version: from the last day of the one before to today, as far back as one may look. */
export function nextPeriod(lastTo: Temporal.PlainDate, today: Temporal.PlainDate): Period {
  const earliest = today.subtract({ days: mostDays });
  const from = compare(lastTo, today) > 0 ? today : lastTo;
  return { coversFrom: compare(from, earliest) < 0 ? earliest : from, coversTo: today };
}
