import { deleting } from '#lib/jobs/purge.ts';

/** Messages, once nobody asks any more why one did not arrive. */
export const messagePurge = deleting('message', 'mail_message', { begins: 'queued_at' });
