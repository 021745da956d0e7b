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

// [day, its midnight, the midnight after it]
const wholeDays = [
  ['the day the clocks go forward', '2027-03-28', '2027-03-28T00:00:00Z', '2027-03-28T23:00:00Z'],
  ['the day the clocks go back', '2027-10-31', '2027-10-30T23:00:00Z', '2027-11-01T00:00:00Z'],
  ['a day in summer', '2027-07-01', '2027-06-30T23:00:00Z', '2027-07-01T23:00:00Z'],
] as const;

describe.each(wholeDays)('a whole day on %s', (_name, day, startsAt, endsAt) => {
  const file = inviteFile(anInvite({ startsAt, endsAt, allDay: true }));

  test("is that one day in a diary, and takes nobody's hours", () => {
    const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
    expect(file).toContain(`\r\nDTSTART;VALUE=DATE:${day.replaceAll('-', '')}\r\n`);
    expect(file).toContain(`\r\nDTEND;VALUE=DATE:${next.replaceAll('-', '')}\r\n`);
    expect(file).toContain('TRANSP:TRANSPARENT');
    const event = readByNodeIcal(file);
    expect(event.datetype).toBe('date');
    const { year, month, day: date } = Temporal.PlainDate.from(day);
    const { start } = event;
    expect([start.getFullYear(), start.getMonth() + 1, start.getDate()]).toEqual([year, month, date]);
  });

  test('keeps its UID and rises when it moves by a day, and is taken out when it is called off', () => {
    const on = (days: number) => ({
      startsAt: midnight(Temporal.PlainDate.from(day).add({ days })),
      endsAt: midnight(Temporal.PlainDate.from(day).add({ days: days + 1 })),
    });
    const made = anInvite({ ...on(0), allDay: true });
    const moved = anInvite({ ...on(1), allDay: true, sequence: 1 });
    const off = anInvite({ ...on(1), allDay: true, sequence: 2, method: 'CANCEL' });
    const seen = [made, moved, off].map(inviteFile).map(readByNodeIcal);
    expect(new Set(seen.map(({ uid }) => uid)).size).toBe(1);
    expect(seen.map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    const [first, second, third] = seen.map(({ start }) => `${start.getMonth()} ${start.getDate()}`);
    expect(second).not.toBe(first);
    expect(third).toBe(second);
  });
});

const midnight = (day: Temporal.PlainDate): string =>
  day.toZonedDateTime('Europe/London').toInstant().toString();
