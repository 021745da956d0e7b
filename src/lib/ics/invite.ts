import { calendarText, type CalendarEvent } from '#lib/ics/calendar.ts';

/** An invite to one person, plain enough to be kept as JSON; the UID stays for life, the sequence only rises. */
export type Invite = CalendarEvent & {
  method: 'REQUEST' | 'CANCEL';
  attendee: { name: string; email: string };
};

/** The calendar file of an invite: REQUEST creates or moves the event in a diary, CANCEL takes it out. */
export function inviteFile({ method, attendee, ...event }: Invite): string {
  return calendarText([event], { method, attendee });
}
