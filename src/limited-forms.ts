import type { LimitRule } from '#lib/web/limits.ts';

const minutes = (count: number) => count * 60;

/**
 * How often one network may send each form. A school or a council is one address for everybody in it, so the
 * numbers leave room for a busy office.
 */
export const limitedForms = {
  booking: { times: 30, seconds: minutes(10) },
  'booking-change': { times: 60, seconds: minutes(10) },
  'training-request': { times: 10, seconds: minutes(10) },
  'invitation-code': { times: 20, seconds: minutes(10) },
  'event-registration': { times: 30, seconds: minutes(10) },
  'registration-change': { times: 60, seconds: minutes(10) },
  // Addresses that open nothing: programs read those that do as often as they like.
  'calendar-feed': { times: 60, seconds: minutes(10) },
  enquiry: { times: 20, seconds: minutes(10) },
  'find-booking': { times: 5, seconds: minutes(10) },
  'sign-in': { times: 30, seconds: minutes(10) },
  'sign-in-code': { times: 30, seconds: minutes(10) },
  'single-sign-on': { times: 100, seconds: minutes(10) },
  passkey: { times: 60, seconds: minutes(10) },
  'account-link': { times: 5, seconds: minutes(10) },
  'partner-link': { times: 10, seconds: minutes(10) },
  'partner-enter': { times: 30, seconds: minutes(10) },
  'partner-change': { times: 60, seconds: minutes(10) },
  'your-details': { times: 60, seconds: minutes(10) },
  'your-details-link': { times: 5, seconds: minutes(10) },
  'held-form': { times: 30, seconds: minutes(10) },
  // Five tries for each of 200 people in a room that is one address.
  'check-in': { times: 1000, seconds: minutes(10) },
  // Wrong codes alone; of 191,000,000 some few are open.
  'check-in-code': { times: 100, seconds: minutes(10) },
  certificate: { times: 120, seconds: minutes(10) },
  newsletter: { times: 20, seconds: minutes(10) },
  'newsletter-change': { times: 120, seconds: minutes(10) },
  // Mail providers press the button for everybody who has an address with them.
  'newsletter-one-click': { times: 3000, seconds: minutes(10) },
  // Mail providers tell of each mail by itself, and all at once after a newsletter.
  'mail-webhook': { times: 3000, seconds: minutes(10) },
  'organisation-search': { times: 300, seconds: minutes(5) },
} satisfies Record<string, LimitRule>;

export type LimitedForm = keyof typeof limitedForms;
