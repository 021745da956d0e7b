import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { SeriesId } from '#db/schema/event-series.ts';
import { event } from '#db/schema/events.ts';
import { readSeries } from '#lib/calendar/series/lock.ts';
import { masterOf, type SeriesDate } from '#lib/calendar/series/master.ts';

const zone = 'Europe/London';
const local = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
const time = (name: string, at: Temporal.Instant) => `${name};TZID=${zone}:${local(at)}`;

/** The series and those that follow it, as the calendar file that a feed would give out. */
export async function seriesFile(db: Db, ids: readonly SeriesId[]): Promise<string> {
  const entries = await Promise.all(ids.map((id) => entriesOf(db, id)));
  const block = tzlib_get_ical_block(zone)[0] ?? '';
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Concord//Test//EN', ...block.split(/\r?\n/)];
  return [...lines.filter(Boolean), ...entries.flat(), 'END:VCALENDAR', ''].join('\r\n');
}

async function entriesOf(db: Db, id: SeriesId): Promise<string[]> {
  const held = await readSeries(db, id);
  const rows = await db.select().from(event).where(eq(event.seriesId, id));
  const dates = rows.map((row): SeriesDate => ({ ...row, occursAt: row.occursAt!, looks: row.title }));
  const master = held && masterOf(held.series, dates);
  if (!master) return [];
  const entry = (date: SeriesDate, more: string[]) => [
    ...['BEGIN:VEVENT', `UID:series-${id}@concord.example`, 'DTSTAMP:20261121T100000Z'],
    ...[`SEQUENCE:${master.sequence}`, `SUMMARY:${date.looks}`, ...more],
    ...(date.cancelledAt ? ['STATUS:CANCELLED'] : []),
    'END:VEVENT',
  ];
  const span = (from: Temporal.Instant, to: Temporal.Instant) => [time('DTSTART', from), time('DTEND', to)];
  const out = master.leftOut.map((at) => time('EXDATE', at));
  return [
    ...entry({ ...master.row, cancelledAt: null }, [
      ...span(master.startsAt, master.endsAt),
      `RRULE:${master.rule}`,
      ...out,
    ]),
    ...master.overrides.flatMap((date) =>
      entry(date, [...span(date.startsAt, date.endsAt), time('RECURRENCE-ID', date.occursAt)]),
    ),
  ];
}

/** When a calendar program that reads with ical.js shows something that is on: "2026-12-03T18:00". */
export function shownByIcalJs(file: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const all = calendar.getAllSubcomponents('vevent').map((entry) => new ICAL.Event(entry));
  const masters = all.filter((one) => !one.isRecurrenceException());
  const shown = masters.flatMap((master) => {
    for (const other of all)
      if (other.isRecurrenceException() && other.uid === master.uid) master.relateException(other);
    const found: string[] = [];
    const each = master.iterator();
    for (let next = each.next(); next; next = each.next()) {
      const { item, startDate } = master.getOccurrenceDetails(next);
      if (item.component.getFirstPropertyValue('status') !== 'CANCELLED')
        found.push(startDate.toString().slice(0, 16));
    }
    return found;
  });
  return shown.sort();
}

/** The same for one that reads with node-ical. */
export function shownByNodeIcal(file: string): string[] {
  const [from, to] = [new Date('2020-01-01T00:00Z'), new Date('2040-01-01T00:00Z')];
  const entries = Object.values(nodeIcal.sync.parseICS(file)).filter((entry) => entry?.type === 'VEVENT');
  return entries
    .flatMap((entry) => nodeIcal.expandRecurringEvent(entry as never, { from, to }))
    .filter((one) => one.event.status !== 'CANCELLED')
    .map(({ start }) =>
      Temporal.Instant.fromEpochMilliseconds(start.getTime())
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' }),
    )
    .sort();
}
