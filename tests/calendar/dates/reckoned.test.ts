import { describe, expect, it } from 'vitest';
import { datesOfYear } from '#lib/calendar/dates/reckoned/of-year.ts';

const days = (year: number, title: string) =>
  datesOfYear(year)
    .filter((one) => one.title === title)
    .map(({ startsOn, endsOn }) => (startsOn.equals(endsOn) ? `${startsOn}` : `${startsOn}/${endsOn}`));

describe('a date that is reckoned', () => {
  it.for([
    ['Easter Sunday', 2025, '2025-04-20'],
    ['Easter Sunday', 2027, '2027-03-28'],
    ['Ash Wednesday', 2026, '2026-02-18'],
    ['Pentecost', 2026, '2026-05-24'],
    ['Eid al-Fitr', 2025, '2025-03-30/2025-04-01'],
    ['Ramadan begins', 2026, '2026-02-18'],
    ['Islamic New Year', 2025, '2025-06-26'],
    ['Hanukkah', 2026, '2026-12-04/2026-12-12'],
    ['Rosh Hashanah', 2025, '2025-09-22/2025-09-24'],
    ['Passover', 2025, '2025-04-12/2025-04-20'],
    // A Hebrew year with a thirteenth month: Purim stays in the later Adar.
    ['Purim', 2027, '2027-03-22/2027-03-23'],
    ['Lunar New Year', 2025, '2025-01-29'],
    ['Lunar New Year', 2026, '2026-02-17'],
    ['Diwali', 2026, '2026-11-08'],
    ['Safer Internet Day', 2024, '2024-02-06'],
    ['Safer Internet Day', 2025, '2025-02-11'],
    ['Safer Internet Day', 2026, '2026-02-10'],
    ['Srebrenica Memorial Week', 2024, '2024-07-07/2024-07-14'],
    ['Hate Crime Awareness Week', 2025, '2025-10-11/2025-10-18'],
    ['Inter Faith Week', 2025, '2025-11-09/2025-11-16'],
    ['Anti-Bullying Week', 2025, '2025-11-10/2025-11-14'],
    ['Remembrance Sunday', 2026, '2026-11-08'],
    ['Ordinary day of local elections', 2026, '2026-05-07'],
    ['Ordinary day of local elections', 2025, '2025-05-01'],
  ] as const)('puts %s of %i on its known day', ([title, year, expected]) => {
    expect(days(year, title)).toEqual([expected]);
  });

  it('finds a festival of the moon twice in one year, as in 2030 two Ramadans begin', () => {
    expect(days(2030, 'Ramadan begins')).toHaveLength(2);
  });

  it('says that Islamic days depend on the moon', () => {
    const eid = datesOfYear(2027).find(({ title }) => title === 'Eid al-Fitr');
    expect(eid).toMatchObject({ mayShift: true, words: expect.stringContaining('depends on the moon') });
  });

  it('gives a source for every date, and no two of a kind the same name on one day', () => {
    const all = datesOfYear(2028);
    expect(all.filter(({ source }) => source === '')).toEqual([]);
    const names = all.map(({ kind, title, startsOn }) => `${kind} ${title} ${startsOn}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
