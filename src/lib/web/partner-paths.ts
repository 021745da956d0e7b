import { at } from './address.ts';

/** The pages of partners. */
export const partnerPaths = {
  signIn: '/partner/sign-in',
  enter: (key: string) => at('partner', 'sign-in', key),
  signOut: '/partner/sign-out',
  home: '/partner',
  invitation: (key: string) => at('partner', 'invitations', key),
  calendar: '/partner/calendar',
  revokeCalendar: (id: string) => at('partner', 'calendar', id, 'revoke'),
  events: '/partner/events',
  event: (slug: string) => at('partner', 'events', slug),
  registerForEvent: (slug: string) => at('partner', 'events', slug, 'register'),
  proposeEvent: '/partner/proposals/new',
  proposal: (id: string) => at('partner', 'proposals', id),
  changeProposal: (id: string) => at('partner', 'proposals', id, 'change'),
  withdrawProposal: (id: string) => at('partner', 'proposals', id, 'withdraw'),
  returns: '/partner/returns',
  newReturn: '/partner/returns/new',
  ownReturn: (id: string) => at('partner', 'returns', id),
  returnByLink: (key: string) => at('returns', key),
  join: '/partner/join',
  area: (slug: string) => at('partner', 'areas', slug),
  organisation: (id: string) => at('partner', 'organisations', id),
  colleagues: (id: string) => at('partner', 'organisations', id, 'colleagues'),
  certificates: (id: string) => at('partner', 'organisations', id, 'certificates'),
  engagement: (id: string, engagement: string) =>
    at('partner', 'organisations', id, 'engagements', engagement),
  leave: (id: string) => at('partner', 'organisations', id, 'leave'),
  report: (id: string) => at('partner', 'organisations', id, 'report'),
  invite: (id: string) => at('partner', 'organisations', id, 'colleagues', 'invite'),
  removeColleague: (id: string, membership: string) =>
    at('partner', 'organisations', id, 'colleagues', membership),
  certificate: (id: string, certificate: string) =>
    at('partner', 'organisations', id, 'certificates', certificate),
  certificateBatch: (id: string, batch: string) =>
    at('partner', 'organisations', id, 'certificates', 'batches', batch),
  certificateBatchFile: (id: string, batch: string) =>
    `${at('partner', 'organisations', id, 'certificates', 'batches', batch)}/certificates.zip`,
  booking: (id: string) => at('partner', 'bookings', id),
  attendees: (id: string) => at('partner', 'bookings', id, 'attendees'),
  moveBooking: (id: string) => at('partner', 'bookings', id, 'move'),
  cancelBooking: (id: string) => at('partner', 'bookings', id, 'cancel'),
  offer: (id: string) => at('partner', 'bookings', id, 'offer'),
  bookingCalendar: (id: string) => `${at('partner', 'bookings', id)}/calendar.ics`,
};
