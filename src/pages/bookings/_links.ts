import { paths } from '#lib/web/paths.ts';

/** Where the pages of a booking are, for whoever opens it. */
export type BookingLinks = Record<'home' | 'attendees' | 'move' | 'cancel' | 'offer' | 'calendar', string>;

/** For whoever has the link of the booking. */
export const linksOfKey = (key: string): BookingLinks => ({
  home: paths.booking(key),
  attendees: paths.attendees(key),
  move: paths.moveBooking(key),
  cancel: paths.cancelBooking(key),
  offer: paths.offer(key),
  calendar: paths.bookingCalendar(key),
});

/** For a partner who is signed in. */
export const linksOfPartner = (id: string): BookingLinks => ({
  home: paths.partner.booking(id),
  attendees: paths.partner.attendees(id),
  move: paths.partner.moveBooking(id),
  cancel: paths.partner.cancelBooking(id),
  offer: paths.partner.offer(id),
  calendar: paths.partner.bookingCalendar(id),
});
