import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';
import type { Invite } from '#lib/ics/invite.ts';

/** An invite to a session at 10am on 3 December 2026, with what a test wants to be different. */
export const anInvite = (different: Partial<Invite> = {}): Invite => ({
  uid: 'b3b0a6e2-5c1f-4d0e-9a39-7b8a0f3f2c11@concord.example',
  sequence: 0,
  method: 'REQUEST',
  summary: 'Making a good referral',
  description: 'Led by two Prevent officers.',
  location: 'Endeavour House, Russell Road, Ipswich',
  startsAt: '2026-12-03T10:00:00Z',
  endsAt: '2026-12-03T11:30:00Z',
  organiser: { name: 'Prevent team, Eastern region', email: 'training@concord.example' },
  attendee: { name: 'Amina Khan', email: 'amina.khan@school.example' },
  stampedAt: '2026-11-21T09:15:30Z',
  ...different,
});

/** What ical.js, one of the two independent parsers, reads in a file of one event. */
export function readByIcalJs(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const zone = calendar.getFirstSubcomponent('vtimezone');
  const event = calendar.getFirstSubcomponent('vevent');
  if (!zone || !event) throw new Error('no VTIMEZONE or no VEVENT');
  // Only the zone in the file may be used to read it.
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const instant = (name: string) => {
    const time = event.getFirstPropertyValue(name) as ICAL.Time;
    const wall = time.toString();
    const offset = time.utcOffset();
    return { wall, utc: Temporal.Instant.from(`${wall}Z`).subtract({ seconds: offset }).toString() };
  };
  const text = (name: string) => event.getFirstPropertyValue(name) as string | number | null;
  return { calendar, event, text, starts: instant('dtstart'), ends: instant('dtend') };
}

/** What node-ical, the other parser, reads in a file of one event. */
export function readByNodeIcal(file: string): VEvent & { start: Date; end: Date } {
  const event = Object.values(nodeIcal.sync.parseICS(file)).find((part) => part?.type === 'VEVENT');
  if (event?.type !== 'VEVENT' || !event.end) throw new Error('no VEVENT');
  return event as VEvent & { start: Date; end: Date };
}

/** The lines of a file as they were before folding. */
export const unfolded = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n');
