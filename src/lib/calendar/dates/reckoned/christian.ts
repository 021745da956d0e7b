import { easter } from '#lib/bank-holidays.ts';
import { on, type Reckoned, reckoned } from './reckoned.ts';

const festival = { kind: 'festival', source: 'Reckoned by the Western rule of Easter' } as const;
const fixed = { kind: 'festival', source: 'The same day each year' } as const;

/** The days of the Western churches that a visit should know of. */
export function christianDates(year: number): Reckoned[] {
  const sunday = easter(year);
  const from = (days: number) => sunday.add({ days });
  return [
    reckoned('Ash Wednesday', from(-46), { ...festival, words: 'Lent begins' }),
    reckoned('Palm Sunday', from(-7), festival),
    reckoned('Good Friday', from(-2), festival),
    reckoned('Easter Sunday', sunday, { ...festival, isCourtesy: true }),
    reckoned('Ascension Day', from(39), festival),
    reckoned('Pentecost', from(49), festival),
    reckoned('Christmas Day', on(year, 12, 25), { ...fixed, isCourtesy: true }),
  ];
}
