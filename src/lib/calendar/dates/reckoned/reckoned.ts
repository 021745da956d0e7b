import type { NotableKind } from '#db/schema/notable-dates.ts';

type Day = Temporal.PlainDate;

/** A date that follows from a rule or stands in a published table, before it is a row. */
export type Reckoned = {
  kind: NotableKind;
  title: string;
  words: string | null;
  startsOn: Day;
  endsOn: Day;
  mayShift: boolean;
  isCourtesy: boolean;
  source: string;
  sourceUrl: string | null;
  /** When a person last laid it beside its source; null where the rule is the source. */
  checkedOn: Day | null;
};

type Told = Partial<Omit<Reckoned, 'title' | 'startsOn'>>;

/** A day, or the days up to another, with what differs from a fixed observance that comes by rule. */
export const reckoned = (title: string, startsOn: Day, told: Told = {}): Reckoned => ({
  ...{ kind: 'observance', words: null, endsOn: startsOn, mayShift: false, isCourtesy: false },
  ...{ source: 'Reckoned by its rule', sourceUrl: null, checkedOn: null },
  ...told,
  ...{ title, startsOn },
});

/** A day of a year in the calendar of everyday. */
export const on = (year: number, month: number, day: number): Day =>
  Temporal.PlainDate.from({ year, month, day });

/** The first such weekday on or after a day; Monday is 1. */
export const weekdayFrom = (from: Day, weekday: number): Day =>
  from.add({ days: (7 + weekday - from.dayOfWeek) % 7 });
