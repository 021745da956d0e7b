import { expect, test } from 'vitest';
import { publishFile } from '#lib/ics/publish.ts';
import { anInvite, readByIcalJs, readByNodeIcal, unfolded } from './read.ts';

const pageUrl = 'https://concord.example/training/sessions/MGR-0312';

function published(different: Partial<ReturnType<typeof anInvite>> = {}): string {
  const { method: _method, attendee: _attendee, ...event } = anInvite(different);
  return publishFile({ events: [event], pageUrl });
}

test('a downloaded file is the same event, for nobody in particular', () => {
  const file = published();
  const lines = unfolded(file);
  expect(lines).toContain('METHOD:PUBLISH');
  expect(lines).toContain('STATUS:CONFIRMED');
  expect(lines).toContain(`URL;VALUE=URI:${pageUrl}`);
  expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
  expect(readByIcalJs(file).text('uid')).toBe(anInvite().uid);
  expect(readByIcalJs(file).starts).toEqual({ wall: '2026-12-03T10:00:00', utc: '2026-12-03T10:00:00Z' });
  expect(readByNodeIcal(file).end.toISOString()).toBe('2026-12-03T11:30:00.000Z');
});

test('a downloaded file holds no manage link and no joining link, wherever they were written', () => {
  const manage = 'https://concord.example/bookings/k3y-that-is-secret';
  const file = published({
    summary: `Making a good referral ${manage}`,
    description: `Join: msteams://teams.example/l/meetup?secret=1\nChange it: ${manage}\nor www.teams.example/secret`,
    location: `Online, ${manage.toUpperCase()}`,
  });
  expect(file.replaceAll('\r\n ', '')).not.toMatch(/secret|bookings|teams\.example/i);
  expect(readByIcalJs(file).text('location')).toBe('Online, (link in your email)');
});
