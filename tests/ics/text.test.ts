import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inviteFile } from '#lib/ics/invite.ts';
import { anInvite, readByIcalJs, readByNodeIcal, unfolded } from './read.ts';

const hard = [
  ['a long line', 'A session about noticing, checking and sharing. '.repeat(60).trim()],
  ['commas, semicolons and backslashes', 'Bring: pen, paper; C:\\Users\\Amina, and a colon:'],
  ['newlines of every kind', 'one\ntwo\r\nthree\rfour'],
  ['emoji', '👩🏽‍🏫 '.repeat(40) + '🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
  ['right-to-left text', 'اللقاء في قاعة البلدية، الطابق الأول '.repeat(8) + 'שלום'],
  ['what looks like a property', 'x\nEND:VEVENT\nATTENDEE:mailto:other@example.org'],
] as const;

const lines = (text: string) => text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');

describe.each(hard)('%s', (_name, words) => {
  const file = inviteFile(anInvite({ summary: words, description: words, location: words }));

  test('survives in both parsers', () => {
    const read = readByIcalJs(file);
    const other = readByNodeIcal(file);
    for (const name of ['summary', 'description', 'location'] as const) {
      expect(read.text(name)).toBe(lines(words));
      expect(other[name]).toBe(lines(words).trim());
    }
    expect(read.calendar.getAllSubcomponents('vevent')).toHaveLength(1);
    expect(read.event.getAllProperties('attendee')).toHaveLength(1);
  });

  test('is folded at 75 octets between whole characters', () => expectWellFolded(file));
});

test('a name cannot end its property or start another', () => {
  const name = 'Amina "Mina" Khan\r\nX-EVIL:1;ROLE=CHAIR:mailto:x@evil.example';
  const file = inviteFile(anInvite({ attendee: { name, email: 'amina@school.example' } }));
  const attendee = readByIcalJs(file).event.getFirstProperty('attendee');
  expect(unfolded(file).filter((line) => line.startsWith('X-EVIL'))).toEqual([]);
  expect(attendee?.getFirstValue()).toMatch(/^mailto:amina@school\.example$/i);
  expect(attendee?.getFirstParameter('role')).toBe('REQ-PARTICIPANT');
  expect(attendee?.getFirstParameter('cn')).toBe(
    "Amina 'Mina' Khan X-EVIL:1;ROLE=CHAIR:mailto:x@evil.example",
  );
});

test('any text at any instant reads back as it was written', { timeout: 60_000 }, () => {
  const wordy = fc.string({ unit: 'grapheme', maxLength: 300 });
  fc.assert(
    fc.property(
      wordy,
      wordy,
      instants(),
      fc.integer({ min: 5, max: 600 }),
      (summary, place, start, minutes) => {
        const [startsAt, endsAt] = [start.toString(), start.add({ minutes }).toString()];
        const file = inviteFile(
          anInvite({ summary, location: place, description: summary, startsAt, endsAt }),
        );
        expectWellFolded(file);
        const read = readByIcalJs(file);
        expect([read.starts.utc, read.ends.utc]).toEqual([startsAt, endsAt]);
        expect(readByNodeIcal(file).start.toISOString()).toBe(start.toString().replace('Z', '.000Z'));
        expect(read.text('summary') ?? '').toBe(lines(summary));
        expect(read.text('location') ?? '').toBe(lines(place));
      },
    ),
    { numRuns: 150 },
  );
});

test('any string at all gives a file that both parsers read', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const attendee = { name: text, email: 'a@school.example' };
      const file = inviteFile(anInvite({ summary: text, description: text, location: text, attendee }));
      expectWellFolded(file);
      expect(readByIcalJs(file).calendar.getAllSubcomponents('vevent')).toHaveLength(1);
      expect(readByNodeIcal(file).uid).toBe(anInvite().uid);
    }),
    { numRuns: 150 },
  );
});

/** Minutes of the years 2020 to 2037; an hour that happens twice cannot be told apart in local time. */
const instants = () =>
  fc
    .integer({ min: 26_297_280, max: 35_767_000 })
    .map((minute) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000))
    .filter((instant) => !nearAutumnChange(instant));

function nearAutumnChange(instant: Temporal.Instant): boolean {
  const offset = (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/London').offsetNanoseconds;
  return offset(instant.subtract({ hours: 2 })) > offset(instant.add({ hours: 12 }));
}

function expectWellFolded(file: string): void {
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of file.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    // A character cut in two leaves half of a surrogate pair on each line.
    expect(line.isWellFormed()).toBe(true);
  }
}
