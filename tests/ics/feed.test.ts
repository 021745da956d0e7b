import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';
import { describe, expect, test } from 'vitest';
import { type FeedEntry, feedText, type FeedHead } from '#lib/ics/feed.ts';
import { unfolded } from './read.ts';

const head: FeedHead = {
  ...{ name: 'Events: Luton, Bedford', color: { word: 'teal', hex: '#00707a' }, hours: 1 },
  organiser: { name: 'Prevent team', email: 'events@concord.example' },
};

const hourLong = 3_600_000;
const dayLong = 24 * hourLong;

const entry = (different: Partial<FeedEntry> = {}): FeedEntry => ({
  ...{ uid: 'event-1@concord', sequence: 2, summary: 'Coffee; tea, and "talk"', description: 'Come along.' },
  ...{ location: 'Addison Hall, Bedford', category: 'Community event', allDay: false, standing: 'confirmed' },
  ...{ isBusy: true, url: 'https://concord.example/events/coffee', repeats: null, insteadOf: null },
  starts: Date.parse('2026-12-03T10:00:00Z'),
  ends: Date.parse('2026-12-03T11:30:00Z'),
  changed: Date.parse('2026-11-21T09:15:30Z'),
  ...different,
});

/** What ical.js sees of every entry. */
function byIcalJs(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    const [starts, ends] = [event.startDate.toJSDate(), event.endDate.toJSDate()];
    return { uid: event.uid, summary: event.summary, starts, ends, place: event.location };
  });
}

/** What node-ical sees of the same. */
const byNodeIcal = (file: string) =>
  Object.values(nodeIcal.sync.parseICS(file))
    .filter((part): part is VEvent => part?.type === 'VEVENT')
    .map(({ uid, summary, start, end, location }) => ({
      ...{ uid, summary, starts: new Date(start), ends: new Date(end!), place: location },
    }));

describe('a feed', () => {
  const lines = unfolded(feedText([entry()], head));

  test.each([
    'METHOD:PUBLISH',
    'NAME:Events: Luton\\, Bedford',
    'COLOR:teal',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    'BEGIN:VTIMEZONE',
    'SEQUENCE:2',
    'DTSTAMP:20261121T091530Z',
    'LAST-MODIFIED:20261121T091530Z',
    'DTSTART;TZID=Europe/London:20261203T100000',
    'STATUS:CONFIRMED',
  ])('has the line %s exactly once', (line) => {
    expect(lines.filter((other) => other === line)).toHaveLength(1);
  });

  test('is seen alike by two programs', () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      entry({
        uid: `event-${index}@concord`,
        starts: Date.parse('2027-03-01T09:00:00Z') + index * dayLong,
        ends: Date.parse('2027-03-01T10:00:00Z') + index * dayLong,
      }),
    );
    const file = feedText(many, head);
    expect(byIcalJs(file)).toHaveLength(50);
    expect(byNodeIcal(file)).toEqual(byIcalJs(file));
    expect(byIcalJs(file).map(({ starts }) => starts.toISOString())).toEqual(
      many.map(({ starts }) => new Date(starts).toISOString()),
    );
  });

  test('writes whole days as dates, also where the clocks change', () => {
    const starts = Date.parse('2026-10-25T00:00:00+01:00');
    const text = feedText([entry({ allDay: true, starts, ends: starts + dayLong + hourLong })], head);
    expect(unfolded(text)).toContain('DTSTART;VALUE=DATE:20261025');
    expect(unfolded(text)).toContain('DTEND;VALUE=DATE:20261026');
  });

  test('keeps what was cancelled, as cancelled and free', () => {
    const text = unfolded(feedText([entry({ standing: 'cancelled' })], head));
    expect(text).toContain('STATUS:CANCELLED');
    expect(text).toContain('TRANSP:TRANSPARENT');
  });

  test('takes no link out of words into diaries', () => {
    expect(feedText([entry({ description: 'Join at https://meet.example/secret' })], head)).not.toContain(
      'secret',
    );
  });

  test('is the same file for the same entries', () => {
    expect(feedText([entry()], head)).toBe(feedText([entry()], head));
  });

  test.each<[string, Partial<FeedEntry>]>([
    ['its title', { summary: 'Tea' }],
    ['its words', { description: 'Come later.' }],
    ['its place', { location: 'Luton' }],
    ['its kind', { category: 'Surgery' }],
    ['its start', { starts: entry().starts - hourLong }],
    ['its end', { ends: entry().ends + hourLong }],
    ['its page', { url: 'https://concord.example/staff/events/1' }],
    ['having no page', { url: null }],
    ['taking no time', { isBusy: false }],
    ['lasting all day', { allDay: true }],
    ['being cancelled', { standing: 'cancelled' }],
    ['its sequence', { sequence: 3 }],
    ['when it changed', { changed: entry().changed + 1000 }],
  ])('is written anew when an entry differs in %s', (_name, different) => {
    const before = feedText([entry()], head);
    expect(feedText([entry(different)], head)).not.toBe(before);
    expect(feedText([entry()], head)).toBe(before);
  });

  test('is written anew for another organiser', () => {
    feedText([entry()], head);
    const organiser = { name: 'Another team', email: 'other@concord.example' };
    expect(feedText([entry()], { ...head, organiser })).toContain('CN="Another team":mailto:other@');
  });

  test('without entries is still a calendar', () => {
    const parts = new ICAL.Component(ICAL.parse(feedText([], head))).getAllSubcomponents();
    expect(parts.map(({ name }) => name)).toEqual(['vtimezone']);
  });
});

describe('a series in a feed', () => {
  const at = (text: string) => Temporal.PlainDateTime.from(text);
  const whole = entry({
    repeats: { rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=4', leftOut: [at('2026-12-10T10:00')] },
  });
  const moved = entry({
    starts: Date.parse('2026-12-18T14:00:00Z'),
    ends: Date.parse('2026-12-18T15:30:00Z'),
    insteadOf: at('2026-12-17T10:00'),
  });

  test('leaves out a date and moves another, in both programs', () => {
    const file = feedText([whole, moved], head);
    const parts = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent');
    const series = new ICAL.Event(parts[0]!, { exceptions: parts.slice(1) });
    const dates: string[] = [];
    const walk = series.iterator();
    for (let next = walk.next(); next; next = walk.next())
      dates.push(series.getOccurrenceDetails(next).startDate.toString());
    expect(dates).toEqual(['2026-12-03T10:00:00', '2026-12-18T14:00:00', '2026-12-24T10:00:00']);
    const [read] = Object.values(nodeIcal.sync.parseICS(file)).filter((part) => part?.type === 'VEVENT');
    expect(Object.keys((read as VEvent).exdate ?? {})).not.toHaveLength(0);
    expect(Object.keys((read as VEvent).recurrences ?? {})).not.toHaveLength(0);
  });

  test('names dates of whole days by the day', () => {
    const starts = Date.parse('2026-12-03T00:00:00Z');
    const days = { allDay: true, starts, ends: starts + dayLong };
    const file = unfolded(
      feedText(
        [
          { ...whole, ...days },
          { ...moved, ...days },
        ],
        head,
      ),
    );
    expect(file).toContain('EXDATE;VALUE=DATE:20261210');
    expect(file).toContain('RECURRENCE-ID;VALUE=DATE:20261217');
  });

  test('refuses a rule that could start another line', () => {
    const repeats = { rule: 'FREQ=DAILY\r\nATTENDEE:x', leftOut: [] };
    expect(() => feedText([entry({ repeats })], head)).toThrow('not a rule');
  });
});
