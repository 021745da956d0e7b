import { on, type Reckoned, reckoned } from './reckoned.ts';

type Table = { title: string; days: readonly string[]; words: string; isCourtesy: boolean };

// What no rule here reckons, from tables that others publish: the Indian holiday table of the Python "holidays"
// package, which names timeanddate.com as its source, and a table of festivals at a full moon.
const checkedOn = on(2026, 11, 22);
const indian = {
  source: 'Published table of Indian holidays (Python package holidays, from timeanddate.com)',
  sourceUrl: 'https://www.timeanddate.com/holidays/india/',
};
const fullMoons = { source: 'Published table of festivals at a full moon, by calculation', sourceUrl: null };

const ofIndia: readonly Table[] = [
  {
    ...{ title: 'Holi', isCourtesy: false, words: 'Some keep it a day earlier: ask the temple.' },
    days: ['2026-03-04', '2027-03-22', '2028-03-11', '2029-03-01', '2030-03-20'],
  },
  {
    ...{ title: 'Diwali', isCourtesy: true, words: 'Kept over five days: ask the temple or gurdwara.' },
    days: ['2026-11-08', '2027-10-29', '2028-10-17', '2029-11-05', '2030-10-26'],
  },
  {
    ...{ title: 'Guru Nanak Gurpurab', isCourtesy: true, words: 'Many keep it at the weekend after.' },
    days: ['2027-11-14', '2028-11-02', '2029-11-21', '2030-11-10'],
  },
];
const byMoon: readonly Table[] = [
  {
    ...{ title: 'Guru Nanak Gurpurab', isCourtesy: true, words: 'Many keep it at the weekend after.' },
    days: ['2026-11-24'],
  },
  {
    ...{ title: 'Vesak', isCourtesy: true, words: 'Schools of Buddhism differ: ask the centre.' },
    days: ['2026-05-01', '2027-05-20', '2028-05-08', '2029-05-27', '2030-05-17'],
  },
];

type Source = { source: string; sourceUrl: string | null };

const ofTable = ({ title, days, words, isCourtesy }: Table, source: Source): Reckoned[] =>
  days.map((iso) => {
    const told = { kind: 'festival', mayShift: true, words, isCourtesy, checkedOn, ...source } as const;
    return reckoned(title, Temporal.PlainDate.from(iso), told);
  });

const all = [
  ...ofIndia.flatMap((table) => ofTable(table, indian)),
  ...byMoon.flatMap((table) => ofTable(table, fullMoons)),
];

/** Festivals whose days were published for a year; none for a year of which nothing is known here. */
export const publishedDates = (year: number): Reckoned[] =>
  all.filter(({ startsOn }) => startsOn.year === year);
