import type { Db } from '#db/client.ts';
import { mailMessage, type MessageId } from '#db/schema/mail.ts';
import type { Invite } from '#lib/ics/invite.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import type { Stored } from './links.ts';
import type { MailFields, TemplateName } from './templates.ts';

/** What every mail says of us; known to the sender, not to the verb. */
export type Sender = 'teamName' | 'siteUrl' | 'privacyUrl';

/** An invite but for its organiser, who is the team. */
export type StoredInvite = Omit<Invite, 'organiser'>;

export type Message<Name extends TemplateName> = {
  template: Name;
  to: { name: string; email: string };
  fields: Stored<Omit<MailFields[Name], Sender>>;
  invite?: StoredInvite;
  about: { entity: string; id: string };
};

/** Writes a message down and queues its delivery, both only if the transaction is committed. */
export async function queueMail<Name extends TemplateName>(
  tx: Db,
  message: Message<Name>,
  now: Temporal.Instant,
): Promise<void> {
  const id = crypto.randomUUID() as MessageId;
  await Promise.all([
    tx.insert(mailMessage).values({
      id,
      template: message.template,
      toName: message.to.name,
      toEmail: message.to.email,
      fields: message.fields,
      invite: message.invite ?? null,
      entity: message.about.entity,
      entityId: message.about.id,
      queuedAt: now,
    }),
    enqueue(tx, 'deliver-mail', { id }),
  ]);
}
