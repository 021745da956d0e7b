import type { Db } from '#db/client.ts';
import type { OfficerId, Role } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { openLink, type Stored } from '#lib/mail/links.ts';
import { type Message, queueMail, type Sender } from '#lib/mail/queue.ts';
import type { MailFields } from '#lib/mail/templates.ts';
import { roleWords } from '../words.ts';

/** Mails to a colleague about an account. */
export type AccountMail =
  'invitation' | 'account-closed' | 'factors-reset' | 'role-changed' | 'hand-over-asked' | 'handed-over';

type Reader = { id: OfficerId; name: string; email: string };
type Own<Name extends AccountMail> = Stored<Omit<MailFields[Name], Sender | 'officerName' | 'keepWords'>>;

/** "Prevent officer for Bedfordshire" */
export const roleIn = (role: Role, areaName: string): string => `${roleWords[role]} for ${areaName}`;

/** Queues a mail to a colleague about an account, in the transaction of what happened to it. */
export async function tellOfficer<Name extends AccountMail>(
  tx: Db,
  template: Name,
  to: Reader,
  fields: Own<Name>,
  now: Temporal.Instant,
): Promise<void> {
  const message = {
    template,
    to: { name: to.name, email: to.email },
    fields: { ...fields, officerName: to.name, keepWords: 'We keep this message for 30 days.' },
    about: { entity: 'officer', id: to.id },
  };
  await queueMail(tx, message as unknown as Message<Name>, now);
}

/** Tells a colleague that what they may do has changed, and who changed it. */
export const tellRoleChanged = (
  tx: Db,
  to: Reader,
  actor: Pick<Officer, 'name'>,
  changes: readonly string[],
  now: Temporal.Instant,
): Promise<void> =>
  tellOfficer(
    tx,
    'role-changed',
    to,
    { changedBy: actor.name, changes, accountUrl: openLink('/account') },
    now,
  );
