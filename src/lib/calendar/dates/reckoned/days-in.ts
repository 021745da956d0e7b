/**
 * The days of a year that are such a day in another calendar. A year of twelve moons is eleven days short, so that a
 * day may come twice, or not at all.
 */
export function daysIn(
  year: number,
  calendar: 'islamic-umalqura' | 'hebrew' | 'chinese',
  monthCode: string,
  day: number,
): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 }).withCalendar(calendar);
  return [first.year, first.year + 1]
    .map((theirs) => Temporal.PlainDate.from({ calendar, year: theirs, monthCode, day }))
    .map((found) => found.withCalendar('iso8601'))
    .filter((found) => found.year === year);
}
