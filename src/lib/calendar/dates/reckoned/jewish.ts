import { date } from '#lib/dates.ts';
import { daysIn } from './days-in.ts';
import { type Reckoned, reckoned } from './reckoned.ts';

type Rule = { title: string; month: string; day: number; days?: number; isCourtesy?: boolean };

const rules: readonly Rule[] = [
  { title: 'Rosh Hashanah', month: 'M01', day: 1, days: 2, isCourtesy: true },
  { title: 'Yom Kippur', month: 'M01', day: 10 },
  { title: 'Sukkot', month: 'M01', day: 15, days: 7 },
  { title: 'Hanukkah', month: 'M03', day: 25, days: 8, isCourtesy: true },
  { title: 'Purim', month: 'M06', day: 14 },
  { title: 'Passover', month: 'M07', day: 15, days: 8, isCourtesy: true },
  { title: 'Shavuot', month: 'M09', day: 6, days: 2 },
];

/** Jewish days, each from the evening on which it begins to its last day. */
export const jewishDates = (year: number): Reckoned[] =>
  rules.flatMap(({ title, month, day, days = 1, isCourtesy = false }) =>
    daysIn(year, 'hebrew', month, day).map((first) => {
      const evening = first.subtract({ days: 1 });
      return reckoned(title, evening, {
        ...{ kind: 'festival', isCourtesy, source: 'Reckoned by the Hebrew calendar' },
        endsOn: first.add({ days: days - 1 }),
        words: `Begins at sunset on ${date(evening)}.`,
      });
    }),
  );
