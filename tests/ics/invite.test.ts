import { describe, expect, test } from 'vitest';
import { inviteFile, type Invite } from '#lib/ics/invite.ts';
import { anInvite, readByIcalJs, readByNodeIcal, unfolded } from './read.ts';

describe('an invite', () => {
  const lines = unfolded(inviteFile(anInvite()));

  test.each([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Concord//Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:REQUEST',
    'BEGIN:VTIMEZONE',
    'TZID:Europe/London',
    'BEGIN:DAYLIGHT',
    'BEGIN:STANDARD',
    'UID:b3b0a6e2-5c1f-4d0e-9a39-7b8a0f3f2c11@concord.example',
    'SEQUENCE:0',
    'DTSTAMP:20261121T091530Z',
    'DTSTART;TZID=Europe/London:20261203T100000',
    'DTEND;TZID=Europe/London:20261203T113000',
    'SUMMARY:Making a good referral',
    'DESCRIPTION:Led by two Prevent officers.',
    'LOCATION:Endeavour House\\, Russell Road\\, Ipswich',
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
    'X-MICROSOFT-DISALLOW-COUNTER:TRUE',
    'ORGANIZER;CN="Prevent team, Eastern region":mailto:training@concord.example',
    'END:VCALENDAR',
  ])('has the line %s exactly once', (line) => {
    expect(lines.filter((other) => other === line)).toHaveLength(1);
  });

  test('asks the attendee for no reply', () => {
    const attendees = lines.filter((line) => line.startsWith('ATTENDEE'));
    expect(attendees).toHaveLength(1);
    expect(attendees[0]).toMatch(/;ROLE=REQ-PARTICIPANT[;:]/);
    expect(attendees[0]).toMatch(/;PARTSTAT=ACCEPTED[;:]/);
    expect(attendees[0]).toMatch(/;RSVP=FALSE[;:]/);
    expect(attendees[0]).toMatch(/;CN="Amina Khan":mailto:amina\.khan@school\.example$/i);
  });

  test('does not depend on the zone of the machine that wrote it', () => {
    const before = process.env.TZ;
    process.env.TZ = 'Pacific/Auckland';
    try {
      expect(unfolded(inviteFile(anInvite()))).toEqual(lines);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

describe('a booking that is made, moved and cancelled', () => {
  const made = anInvite();
  const moved = anInvite({ sequence: 1, startsAt: '2027-07-14T09:00:00Z', endsAt: '2027-07-14T10:30:00Z' });
  const cancelled: Invite = { ...moved, sequence: 2, method: 'CANCEL' };
  const files = [made, moved, cancelled].map(inviteFile);

  test('keeps one UID for life, in both parsers', () => {
    expect(new Set(files.map((file) => readByIcalJs(file).text('uid')))).toEqual(new Set([made.uid]));
    expect(new Set(files.map((file) => readByNodeIcal(file).uid))).toEqual(new Set([made.uid]));
  });

  test('rises in sequence and says REQUEST, REQUEST, CANCEL', () => {
    const read = files.map(readByIcalJs);
    expect(read.map(({ text }) => text('sequence'))).toEqual([0, 1, 2]);
    expect(read.map(({ calendar }) => calendar.getFirstPropertyValue('method'))).toEqual([
      'REQUEST',
      'REQUEST',
      'CANCEL',
    ]);
    expect(read.map(({ text }) => text('status'))).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
    expect(files.map((file) => readByNodeIcal(file).status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED']);
  });

  test('moves from winter time to summer time', () => {
    expect(files.map((file) => readByIcalJs(file).starts.wall)).toEqual([
      '2026-12-03T10:00:00',
      '2027-07-14T10:00:00',
      '2027-07-14T10:00:00',
    ]);
  });

  test('leaves the time free once it is cancelled', () => {
    expect(files[2]).toContain('TRANSP:TRANSPARENT');
    expect(files[2]).toContain('X-MICROSOFT-CDO-BUSYSTATUS:FREE');
    expect(files[2]).toContain('ATTENDEE;');
  });

  test('is the same after being kept as JSON', () => {
    expect(inviteFile(JSON.parse(JSON.stringify(made)) as Invite)).toBe(files[0]);
  });
});

describe('what cannot be written is refused', () => {
  test.each([
    ['an end before its start', { endsAt: '2026-12-03T09:00:00Z' }],
    ['an end at its start', { endsAt: '2026-12-03T10:00:00Z' }],
    ['a time that is no time', { startsAt: 'soon' }],
    ['a sequence below nought', { sequence: -1 }],
    ['a sequence between numbers', { sequence: 0.5 }],
    ['a UID of two lines', { uid: 'one\r\nX-EVIL:1' }],
    ['an address of two lines', { attendee: { name: 'A', email: 'a@b.example\r\nX-EVIL:1' } }],
  ])('%s', (_name, wrong) => {
    expect(() => inviteFile(anInvite(wrong))).toThrow();
  });
});
