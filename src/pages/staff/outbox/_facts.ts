import type { Letter } from '#lib/mail/letter.ts';
import type { FoundMessage } from '#lib/mail/outbox.ts';
import { moment } from '#lib/dates.ts';

/** What stands above a message: subject, address, when, and how often it was tried. */
export const messageFacts = (message: FoundMessage, { subject }: Letter) => [
  { key: 'Subject', value: subject },
  { key: 'To', value: `${message.toName}, ${message.toEmail}` },
  { key: 'Written', value: moment(message.queuedAt) },
  ...(message.sentAt ? [{ key: 'Sent', value: moment(message.sentAt) }] : []),
  { key: 'Tries', value: message.attempts },
];
