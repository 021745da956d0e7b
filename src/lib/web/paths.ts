import { at } from './address.ts';
import { campaignPaths } from './campaign-paths.ts';
import { enquiryPaths } from './enquiry-paths.ts';
import { eventPaths } from './event-paths.ts';
import { newsletterPaths } from './newsletter-paths.ts';
import { partnerPaths } from './partner-paths.ts';
import { staffPaths } from './staff-paths.ts';

/** Every address of the site: nothing else writes one. */
export const paths = {
  home: '/',
  help: '/help',
  helpSomeoneIKnow: '/help/someone-i-know',
  helpIWorkWithPeople: '/help/i-work-with-people',
  report: '/report',
  hateCrime: '/hate-crime',
  guide: (slug: string) => at('guides', slug),
  ...eventPaths,
  ...campaignPaths,
  ...newsletterPaths,
  resources: '/resources',
  resource: (slug: string) => at('resources', slug),
  file: (hash: string, name: string) => at('files', hash, name),
  areas: '/areas',
  area: (slug: string) => at('areas', slug),
  training: '/training',
  courses: '/training/courses',
  organisations: '/training/organisations.json',
  course: (slug: string) => at('training', slug),
  session: (reference: string) => at('training', 'sessions', reference),
  book: (reference: string) => at('training', 'sessions', reference, 'book'),
  askForTraining: '/training/request',
  trainingRequest: (key: string) => at('training', 'requests', key),
  answerDates: (key: string) => at('training', 'requests', key, 'dates'),
  requestPeople: (key: string) => at('training', 'requests', key, 'people'),
  requestCalendar: (key: string) => `${at('training', 'requests', key)}/calendar.ics`,
  withdrawRequest: (key: string) => at('training', 'requests', key, 'withdraw'),
  checkIn: '/check-in',
  checkInTo: (code: string) => at('check-in', code),
  joinCheckIn: (code: string) => at('check-in', code, 'join'),
  evaluation: (key: string) => at('evaluation', key),
  certificates: '/certificates',
  certificate: (number: string) => at('certificates', number),
  certificateFile: (key: string) => `${at('certificates', 'files', key)}/certificate.pdf`,
  partner: partnerPaths,
  findBooking: '/bookings/find',
  booking: (key: string) => at('bookings', key),
  attendees: (key: string) => at('bookings', key, 'attendees'),
  moveBooking: (key: string) => at('bookings', key, 'move'),
  cancelBooking: (key: string) => at('bookings', key, 'cancel'),
  offer: (key: string) => at('bookings', key, 'offer'),
  bookingCalendar: (key: string) => `${at('bookings', key)}/calendar.ics`,
  findDetails: '/your-details',
  yourDetails: (key: string) => at('your-details', key),
  correctDetails: (key: string) => at('your-details', key, 'correct'),
  pauseContact: (key: string) => at('your-details', key, 'pause'),
  declineContact: (key: string) => at('your-details', key, 'decline'),
  removeDetails: (key: string) => at('your-details', key, 'remove'),
  detailsRemoved: '/your-details/removed',
  ...enquiryPaths,
  privacy: '/privacy',
  accessibility: '/accessibility',
  cookies: '/cookies',
  signIn: '/sign-in',
  signInCode: '/sign-in/code',
  signInPasskey: '/sign-in/passkey',
  signInPasskeyOptions: '/sign-in/passkey/options',
  signInAgain: '/sign-in/again',
  signInAgainOptions: '/sign-in/again/options',
  singleSignOn: '/sign-in/single-sign-on',
  singleSignOnReturn: '/sign-in/single-sign-on/return',
  secondFactor: '/sign-in/second-factor',
  invitation: (key: string) => at('invitations', key),
  forgottenPassword: '/forgotten-password',
  resetPassword: (key: string) => at('reset-password', key),
  account: '/account',
  accountPasskeys: '/account/passkeys',
  accountPasskeyOptions: '/account/passkeys/options',
  accountPasskey: (id: string) => at('account', 'passkeys', id),
  removePasskey: (id: string) => at('account', 'passkeys', id, 'remove'),
  accountApp: '/account/app',
  accountCodes: '/account/recovery-codes',
  accountPassword: '/account/password',
  accountHistory: '/account/history',
  accountQuestion: (id: string) => at('account', 'questions', id),
  signOut: '/sign-out',
  securityText: '/.well-known/security.txt',
  staff: staffPaths,
} as const;

/** An address of ours in full, for mail and calendar files. */
export const absolute = (publicUrl: URL, path: string): string => new URL(path, publicUrl).href;

/** A path with a query; what is absent or empty is left out. */
export function withQuery(path: string, query: Record<string, string | number | null | undefined>): string {
  const given = Object.entries(query).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${path}?${search}` : path;
}
