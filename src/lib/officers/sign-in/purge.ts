import { deleting, type Purge } from '#lib/jobs/purge.ts';

/** What signing in leaves behind. What stands in the access log is the account, never the link or the browser. */
export const signInPurges: readonly Purge[] = [
  deleting('sign_in_session', 'officer_session', { begins: 'started_at', id: 'reference' }),
  deleting('sign_in_session', 'sign_in_step', {
    begins: 'expires_at',
    id: "coalesce(officer_id::text, 'nobody')",
  }),
  deleting('sign_in_log', 'sign_in_attempt', { begins: 'at' }),
  deleting('sign_in_log', 'known_device', { begins: 'last_seen_at', id: 'officer_id' }),
  deleting('account_link', 'account_link', { begins: 'made_at' }),
];
