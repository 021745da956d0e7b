import { bankHolidays, elections } from './civic.ts';
import { christianDates } from './christian.ts';
import { islamicDates } from './islamic.ts';
import { jewishDates } from './jewish.ts';
import { newYears, observances } from './observances.ts';
import { publishedDates } from './published.ts';
import type { Reckoned } from './reckoned.ts';

const all = [
  ...[christianDates, islamicDates, jewishDates, newYears, publishedDates],
  ...[observances, elections, bankHolidays],
];

/** Every date that is known of a year without anybody typing it in. */
export const datesOfYear = (year: number): Reckoned[] => all.flatMap((reckon) => reckon(year));
