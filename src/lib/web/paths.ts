const at = (...parts: string[]) => `/${parts.map(encodeURIComponent).join('/')}`;

const staff = {
  today: '/staff',
  courses: '/staff/training/courses',
  newCourse: '/staff/training/courses/new',
  course: (id: string) => at('staff', 'training', 'courses', id),
  retireCourse: (id: string) => at('staff', 'training', 'courses', id, 'retire'),
  sessions: '/staff/training/sessions',
  newSession: '/staff/training/sessions/new',
  session: (id: string) => at('staff', 'training', 'sessions', id),
  editSession: (id: string) => at('staff', 'training', 'sessions', id, 'edit'),
  cancelSession: (id: string) => at('staff', 'training', 'sessions', id, 'cancel'),
  waitingList: (id: string) => at('staff', 'training', 'sessions', id, 'waiting-list'),
  booking: (session: string, id: string) => at('staff', 'training', 'sessions', session, 'bookings', id),
  cancelBooking: (session: string, id: string) =>
    at('staff', 'training', 'sessions', session, 'bookings', id, 'cancel'),
  outbox: '/staff/outbox',
  message: (id: string) => at('staff', 'outbox', id),
  messageHtml: (id: string) => at('staff', 'outbox', id, 'html'),
  messageInvite: (id: string) => at('staff', 'outbox', id, 'invite.ics'),
  admin: '/staff/admin',
  overrides: '/staff/admin/overrides',
  people: '/staff/admin/people',
  invite: '/staff/admin/people/new',
  person: (id: string) => at('staff', 'admin', 'people', id),
  grantRole: (id: string) => at('staff', 'admin', 'people', id, 'roles', 'new'),
  endRole: (id: string, grant: string) => at('staff', 'admin', 'people', id, 'roles', grant, 'end'),
  closeAccount: (id: string) => at('staff', 'admin', 'people', id, 'close'),
  handOver: (id: string) => at('staff', 'admin', 'people', id, 'hand-over'),
  effectiveAccess: (id: string) => at('staff', 'admin', 'people', id, 'access'),
  accountReview: '/staff/admin/people/review',
  roles: '/staff/admin/roles',
  directory: '/staff/admin/directory',
  signInLog: '/staff/admin/sign-ins',
  accessLog: '/staff/admin/access-log',
  accessLogEntry: (id: string | number) => at('staff', 'admin', 'access-log', String(id)),
  accessLogChain: '/staff/admin/access-log/chain',
  accessLogSample: '/staff/admin/access-log/sample',
  unusualViewing: '/staff/admin/access-log/unusual',
  restricted: '/staff/admin/restricted',
  restriction: (id: string) => at('staff', 'admin', 'restricted', id),
  breakGlass: (id: string) => at('staff', 'admin', 'restricted', id, 'break-glass'),
  restrictSession: (id: string) => at('staff', 'training', 'sessions', id, 'restrict'),
  components: '/staff/ui',
};

/** Every address of the site: nothing else writes one. */
export const paths = {
  home: '/',
  help: '/help',
  helpSomeoneIKnow: '/help/someone-i-know',
  helpIWorkWithPeople: '/help/i-work-with-people',
  report: '/report',
  hateCrime: '/hate-crime',
  guide: (slug: string) => at('guides', slug),
  training: '/training',
  courses: '/training/courses',
  organisations: '/training/organisations.json',
  course: (slug: string) => at('training', slug),
  session: (reference: string) => at('training', 'sessions', reference),
  book: (reference: string) => at('training', 'sessions', reference, 'book'),
  findBooking: '/bookings/find',
  booking: (key: string) => at('bookings', key),
  attendees: (key: string) => at('bookings', key, 'attendees'),
  moveBooking: (key: string) => at('bookings', key, 'move'),
  cancelBooking: (key: string) => at('bookings', key, 'cancel'),
  offer: (key: string) => at('bookings', key, 'offer'),
  bookingCalendar: (key: string) => `${at('bookings', key)}/calendar.ics`,
  privacy: '/privacy',
  accessibility: '/accessibility',
  cookies: '/cookies',
  signIn: '/sign-in',
  signInCode: '/sign-in/code',
  signInPasskey: '/sign-in/passkey',
  signInAgain: '/sign-in/again',
  singleSignOn: '/sign-in/single-sign-on',
  singleSignOnReturn: '/sign-in/single-sign-on/return',
  secondFactor: '/sign-in/second-factor',
  invitation: (key: string) => at('invitations', key),
  forgottenPassword: '/forgotten-password',
  resetPassword: (key: string) => at('reset-password', key),
  account: '/account',
  accountPasskeys: '/account/passkeys',
  accountApp: '/account/app',
  accountCodes: '/account/recovery-codes',
  accountPassword: '/account/password',
  accountHistory: '/account/history',
  signOut: '/sign-out',
  staff,
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
