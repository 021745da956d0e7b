import { deleting } from '#lib/jobs/purge.ts';

/** Messages, once nobody asks any more why one did not arrive. */
export const messagePurge = deleting('message', 'mail_message', { begins: 'queued_at' });

/** What came back, and addresses that may be written to again. */
export const returnedMailPurges = [
  deleting('mail_bounce', 'mail_bounce', { begins: 'at' }),
  deleting('mail_suppression', 'mail_suppression', { begins: 'lifted_at' }),
];
