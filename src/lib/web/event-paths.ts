import { at } from './address.ts';

/** The public pages and files of events. */
export const eventPaths = {
  events: '/events',
  eventsMap: '/events/map',
  eventsCalendar: '/events.ics',
  eventsAtom: '/events.atom',
  event: (slug: string) => at('events', slug),
  eventCalendar: (slug: string) => `${at('events', slug)}/event.ics`,
  eventPoster: (slug: string) => `${at('events', slug)}/poster.pdf`,
  registerForEvent: (slug: string) => at('events', slug, 'register'),
  registration: (key: string) => at('registrations', key),
  cancelRegistration: (key: string) => at('registrations', key, 'cancel'),
  registrationOffer: (key: string) => at('registrations', key, 'offer'),
  partyOfRegistration: (key: string) => at('registrations', key, 'party'),
  registrationCalendar: (key: string) => `${at('registrations', key)}/calendar.ics`,
  calendarFeed: (key: string) => `${at('calendars', key)}/calendar.ics`,
  helplineCard: '/help/card.pdf',
};
