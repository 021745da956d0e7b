import ICAL from 'ical.js';
import { tzlib_get_ical_block } from 'timezones-ical-library';

const block = tzlib_get_ical_block('Europe/London')[0] ?? '';
const zone = new ICAL.Timezone(
  new ICAL.Component(
    ICAL.parse(`BEGIN:VCALENDAR\r\n${block}\r\nEND:VCALENDAR`) as unknown[],
  ).getFirstSubcomponent('vtimezone')!,
);

const local = (at: Temporal.Instant) =>
  at
    .toZonedDateTimeISO('Europe/London')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
    .replace(/[-:]/g, '');
const day = (at: Temporal.Instant) => local(at).slice(0, 8);

type Said = {
  startsAt: Temporal.Instant;
  rule: string;
  allDay: boolean;
  leftOut: readonly Temporal.Instant[];
};

/** The dates that ical.js reckons from a rule, as local times ("20270617T180000") or, for whole days, days. */
export function secondEngine({ startsAt, rule, allDay, leftOut }: Said, limit: number, to: string): string[] {
  const value = (at: Temporal.Instant) =>
    allDay ? `;VALUE=DATE:${day(at)}` : `;TZID=Europe/London:${local(at)}`;
  const lines = [
    'BEGIN:VEVENT',
    `DTSTART${value(startsAt)}`,
    `RRULE:${rule}`,
    // The name of a date is the time of the rule, also in the hour that spring leaves out.
    ...leftOut.map((at) => `EXDATE${value(startsAt).replace(/\d{8}/, day(at))}`),
    'END:VEVENT',
  ];
  ICAL.TimezoneService.register(zone, 'Europe/London');
  const component = new ICAL.Component(ICAL.parse(lines.join('\r\n')) as unknown[]);
  const dtstart = component.getFirstPropertyValue('dtstart') as ICAL.Time;
  const expansion = new ICAL.RecurExpansion({ component, dtstart });
  const found: string[] = [];
  for (let next = expansion.next(); next && found.length < limit; next = expansion.next()) {
    const text = next.toString().replace(/[-:]/g, '');
    if (text.slice(0, 8) > to) break;
    found.push(text);
  }
  return found;
}

/** The same moments as that engine writes them. */
export const asLocal = (at: Temporal.Instant, allDay: boolean): string => (allDay ? day(at) : local(at));
