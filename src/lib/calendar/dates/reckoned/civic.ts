import { isBankHoliday } from '#lib/bank-holidays.ts';
import { on, type Reckoned, reckoned, weekdayFrom } from './reckoned.ts';

const act = 'Section 37 of the Representation of the People Act 1983';

/** Polling day of local elections. Which councils vote that year is not said by any rule. */
export const elections = (year: number): Reckoned[] => [
  reckoned('Ordinary day of local elections', weekdayFrom(on(year, 5, 1), 4), {
    ...{ kind: 'election', source: act, sourceUrl: 'https://www.legislation.gov.uk/ukpga/1983/2/section/37' },
    ...{ mayShift: true, words: 'First Thursday in May. Ask the council whether it votes this year.' },
  }),
];

/** The bank holidays of England of a year. */
export function bankHolidays(year: number): Reckoned[] {
  const source = 'Banking and Financial Dealings Act 1971 and proclamations';
  const first = on(year, 1, 1);
  return Array.from({ length: first.daysInYear }, (_, days) => first.add({ days }))
    .filter(isBankHoliday)
    .map((one) =>
      reckoned('Bank holiday', one, { kind: 'term', source, sourceUrl: 'https://www.gov.uk/bank-holidays' }),
    );
}
