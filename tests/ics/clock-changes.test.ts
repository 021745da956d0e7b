import { describe, expect, test } from 'vitest';
import { inviteFile } from '#lib/ics/invite.ts';
import { anInvite, readByIcalJs, readByNodeIcal } from './read.ts';

// [day, wall clock of a session from 9:30am to 11am in the United Kingdom, the same in UTC]
const sessions = [
  ['the day before the clocks go forward in 2026', '2026-03-28', '09:30'],
  ['the day the clocks go forward in 2026', '2026-03-29', '08:30'],
  ['the day after the clocks go forward in 2026', '2026-03-30', '08:30'],
  ['the day before the clocks go back in 2026', '2026-10-24', '08:30'],
  ['the day the clocks go back in 2026', '2026-10-25', '09:30'],
  ['the day after the clocks go back in 2026', '2026-10-26', '09:30'],
  ['the day before the clocks go forward in 2027', '2027-03-27', '09:30'],
  ['the day the clocks go forward in 2027', '2027-03-28', '08:30'],
  ['the day the clocks go back in 2027', '2027-10-31', '09:30'],
  ['the day before the clocks go back in 2027', '2027-10-30', '08:30'],
] as const;

describe.each(sessions)('a session at 9:30am on %s', (_name, day, utc) => {
  const starts = `${day}T${utc}:00Z`;
  const ends = Temporal.Instant.from(starts).add({ minutes: 90 }).toString();
  const file = inviteFile(anInvite({ startsAt: starts, endsAt: ends }));

  test('is at 9:30am in a diary that reads the zone in the file', () => {
    const read = readByIcalJs(file);
    expect(read.starts).toEqual({ wall: `${day}T09:30:00`, utc: starts });
    expect(read.ends).toEqual({ wall: `${day}T11:00:00`, utc: ends });
  });

  test('is at the same instant in a second, independent parser', () => {
    const read = readByNodeIcal(file);
    expect(read.start.toISOString()).toBe(`${day}T${utc}:00.000Z`);
    expect(Temporal.Instant.from(read.end.toISOString()).toString()).toBe(ends);
  });

  test('is written in UK time with the zone named', () => {
    expect(file).toContain(`\r\nDTSTART;TZID=Europe/London:${day.replaceAll('-', '')}T093000\r\n`);
    expect(file).toContain(`\r\nDTEND;TZID=Europe/London:${day.replaceAll('-', '')}T110000\r\n`);
  });
});

test('a session that runs over the missing hour ends at the right instant', () => {
  const file = inviteFile(anInvite({ startsAt: '2026-03-29T00:30:00Z', endsAt: '2026-03-29T02:30:00Z' }));
  const read = readByIcalJs(file);
  expect(read.starts).toEqual({ wall: '2026-03-29T00:30:00', utc: '2026-03-29T00:30:00Z' });
  expect(read.ends).toEqual({ wall: '2026-03-29T03:30:00', utc: '2026-03-29T02:30:00Z' });
  expect(readByNodeIcal(file).end.toISOString()).toBe('2026-03-29T02:30:00.000Z');
});
