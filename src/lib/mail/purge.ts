import { deleting, forgetting } from '#lib/jobs/purge.ts';

/** Messages, once nobody asks any more why one did not arrive. */
export const messagePurge = deleting('message', 'mail_message', { begins: 'queued_at' });

/** What came back, and addresses that may be written to again. */
export const returnedMailPurges = [
  deleting('mail_bounce', 'mail_bounce', { begins: 'at' }),
  deleting('mail_suppression', 'mail_suppression', { begins: 'lifted_at' }),
  deleting('mail_kept_aside', 'mail_kept_aside', { begins: 'at' }),
  deleting('mail_bounce', 'mailbox_message', { begins: 'at' }),
  deleting('mail_bounce', 'mail_webhook_call', {
    begins: 'at',
    id: `encode(substr(signature, 1, 8), 'hex')`,
  }),
  forgetting('session', 'mail_threshold', { begins: 'decided_at', who: 'decided_by' }),
];
