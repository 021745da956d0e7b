import { daysIn } from './days-in.ts';
import { on, type Reckoned, reckoned, weekdayFrom } from './reckoned.ts';

const usual = { mayShift: true, words: 'By its usual week: look whether it was announced so.' } as const;

/** Days and weeks on which schools, councils and faith groups often ask us to come. */
export function observances(year: number): Reckoned[] {
  const interFaith = weekdayFrom(on(year, 11, 8), 7);
  const hateCrime = weekdayFrom(on(year, 10, 8), 6);
  // The Sunday on or before 11 July.
  const srebrenica = weekdayFrom(on(year, 7, 5), 7);
  return [
    reckoned('Holocaust Memorial Day', on(year, 1, 27), { isCourtesy: true }),
    reckoned('Safer Internet Day', weekdayFrom(on(year, 2, 5), 2), usual),
    reckoned('Srebrenica Memorial Week', srebrenica, { ...usual, endsOn: srebrenica.add({ days: 7 }) }),
    reckoned('Srebrenica Memorial Day', on(year, 7, 11)),
    reckoned('Hate Crime Awareness Week', hateCrime, { ...usual, endsOn: hateCrime.add({ days: 7 }) }),
    reckoned('Inter Faith Week', interFaith, { ...usual, endsOn: interFaith.add({ days: 7 }) }),
    reckoned('Remembrance Sunday', interFaith, { isCourtesy: true }),
    reckoned('Anti-Bullying Week', interFaith.add({ days: 1 }), {
      ...usual,
      endsOn: interFaith.add({ days: 5 }),
    }),
  ];
}

/** New years and harvests that follow a moon or the sun. */
export const newYears = (year: number): Reckoned[] => [
  ...daysIn(year, 'chinese', 'M01', 1).map((startsOn) =>
    reckoned('Lunar New Year', startsOn, {
      ...{ kind: 'festival', isCourtesy: true, source: 'Reckoned by the Chinese calendar' },
    }),
  ),
  reckoned('Vaisakhi', on(year, 4, 14), {
    ...{ kind: 'festival', mayShift: true, isCourtesy: true, source: 'Usual day of the Nanakshahi calendar' },
    words: 'Kept on 13 April in some years, and with a procession on a weekend near it: ask the gurdwara.',
  }),
];
