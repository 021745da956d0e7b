type News = { title: string; next: string };

const said: Readonly<Record<string, News>> = {
  invited: { title: 'The invitation is on its way', next: 'The link in it works once, for 7 days.' },
  granted: { title: 'The role is given', next: 'They are told by email.' },
  ended: { title: 'The role is ended', next: 'They are told by email.' },
  closed: {
    title: 'The account is closed',
    next: 'Every device is signed out. Somebody has to take over what they looked after.',
  },
  opened: { title: 'The account is open again', next: 'It has no role: give it one.' },
  woken: { title: 'The account is awake', next: 'They can sign in again, and have 60 days to do so.' },
  reset: {
    title: 'Their second step is reset',
    next: 'They set up a passkey or an app at their next sign-in, and are told by email.',
  },
  'signed-out': {
    title: 'They are signed out everywhere',
    next: 'They can sign in again with their password and second step.',
  },
  asked: { title: 'A hand-over is asked for', next: 'The supervisors of their areas are told by email.' },
  'handed-over': { title: 'The hand-over is done', next: 'It is noted with the account.' },
  keep: { title: 'Noted: keep as it is', next: 'The review of this quarter says so.' },
  change: { title: 'Noted: to change', next: 'End or give the roles that the review asks for.' },
};

/** What the banner says after something was done to an account; the address carries it over. */
export const personNews = (query: URLSearchParams): News | undefined => said[query.get('done') ?? ''];
