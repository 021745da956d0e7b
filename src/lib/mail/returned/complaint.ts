import type { CameMail } from './read-mail.ts';
import { addressOf, fieldGroups } from './fields.ts';

/** Kinds of RFC 5965 by which a reader says that they do not want our mail. */
const unwanted = ['abuse', 'complaint', 'opt-out', 'opt-out-list', 'fraud', 'miscategorized'];

/** A complaint as RFC 5965 has it; null where the mail is none, or reports something that is not about a reader. */
export function complaintIn({ reports }: Pick<CameMail, 'reports'>): { recipient: string | null } | null {
  const part = reports.find(({ type }) => type === 'message/feedback-report');
  const fields = part && fieldGroups(part.text).find((group) => group.has('feedback-type'));
  if (!fields || !unwanted.includes(fields.get('feedback-type')!.toLowerCase().trim())) return null;
  return { recipient: addressOf(fields.get('original-rcpt-to') ?? fields.get('removal-recipient')) };
}

/** Whether a mail is a report of a provider, of whichever kind. */
export const isFeedback = ({ reports }: Pick<CameMail, 'reports'>): boolean =>
  reports.some(({ type }) => type === 'message/feedback-report');
