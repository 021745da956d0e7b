import { daysIn } from './days-in.ts';
import { type Reckoned, reckoned } from './reckoned.ts';

type Rule = {
  title: string;
  month: string;
  day: number;
  days?: number;
  words?: string;
  isCourtesy?: boolean;
};

const moon = 'Begins the evening before, and depends on the moon: ask the mosque which day it keeps.';

const rules: readonly Rule[] = [
  { title: 'Islamic New Year', month: 'M01', day: 1 },
  { title: 'Ashura', month: 'M01', day: 10 },
  { title: 'Mawlid', month: 'M03', day: 12, words: 'Some keep it five days later.' },
  {
    title: 'Ramadan begins',
    month: 'M09',
    day: 1,
    words: 'Evenings are busy for a month.',
    isCourtesy: true,
  },
  { title: 'Eid al-Fitr', month: 'M10', day: 1, days: 3, isCourtesy: true },
  { title: 'Eid al-Adha', month: 'M12', day: 10, days: 4, isCourtesy: true },
];

/** Islamic days by the Umm al-Qura calendar; what is kept here may be a day away. */
export const islamicDates = (year: number): Reckoned[] =>
  rules.flatMap(({ title, month, day, days = 1, words, isCourtesy = false }) =>
    daysIn(year, 'islamic-umalqura', month, day).map((startsOn) =>
      reckoned(title, startsOn, {
        ...{ kind: 'festival', mayShift: true, isCourtesy },
        endsOn: startsOn.add({ days: days - 1 }),
        words: words ? `${moon} ${words}` : moon,
        source: 'Reckoned by the Umm al-Qura calendar',
      }),
    ),
  );
