import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { blanks, prepared } from '#db/prepared.ts';
import { mailMessage, type MessageId } from '#db/schema/mail.ts';
import { together } from '#db/together.ts';
import type { Invite } from '#lib/ics/invite.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import type { Stored } from './links.ts';
import type { MailFields, TemplateName } from './templates.ts';

/** What every mail says of us; known to the sender, not to the verb. */
export type Sender = 'teamName' | 'siteUrl' | 'privacyUrl';

/** An invite but for its organiser, who is the team. */
export type StoredInvite = Omit<Invite, 'organiser'>;

/** A file that goes with a mail, by the kind of record it is made of. */
export type AttachmentReference = { kind: string; id: string };

export type Message<Name extends TemplateName> = {
  /** Where whoever queues it has to know it again by its Message-ID. */
  id?: MessageId;
  template: Name;
  to: { name: string; email: string };
  fields: Stored<Omit<MailFields[Name], Sender>>;
  invite?: StoredInvite;
  /** A file to make when the mail leaves; what makes it is given to `deliver`. */
  attachment?: AttachmentReference;
  /** What it answers, the oldest first: ids of mails of ours, and Message-IDs of mails that came. */
  thread?: readonly string[];
  about: { entity: string; id: string };
};

/** Writes a message down and queues its delivery, both only if the transaction is committed. */
export async function queueMail<Name extends TemplateName>(
  tx: Db,
  message: Message<Name>,
  now: Temporal.Instant,
): Promise<void> {
  const id = message.id ?? (crypto.randomUUID() as MessageId);
  const { template, to, fields, invite, attachment, about } = message;
  await together([
    insertion(tx).execute({
      id,
      template,
      toName: to.name,
      toEmail: to.email,
      fields,
      invite: invite ? JSON.stringify(invite) : null,
      attachment: attachment ? JSON.stringify(attachment) : null,
      thread: message.thread ? JSON.stringify(message.thread) : null,
      entity: about.entity,
      entityId: about.id,
      queuedAt: now,
    }),
    enqueue(tx, 'deliver-mail', { id }),
  ]);
}

const insertion = prepared((db) =>
  db
    .insert(mailMessage)
    .values({
      ...blanks('id', 'template', 'toName', 'toEmail', 'fields', 'entity', 'entityId', 'queuedAt'),
      // Drizzle would write JSON's null into a column whose blank is filled with none.
      invite: sql`${sql.placeholder('invite')}::jsonb`,
      thread: sql`${sql.placeholder('thread')}::jsonb`,
      attachment: sql`${sql.placeholder('attachment')}::jsonb`,
    })
    .prepare('mail_queued'),
);
