import type { Db } from '#db/client.ts';
import { mailMessage, type MessageId } from '#db/schema/mail.ts';
import { noteReport } from '#lib/mail/returned/note-report.ts';
import type { Report } from '#lib/mail/returned/sort.ts';
import type { TemplateName } from '#lib/mail/templates.ts';
import { returnDesk } from '../../../src/returned-mail.ts';
import { now, secret } from '../../support/makers.ts';

export const desk = returnDesk(secret);

type Given = { to?: string; id?: string; template?: TemplateName; at?: Temporal.Instant };

/** A mail of the outbox. */
export async function aMail(
  db: Db,
  { to = 'amber.brook@harbourview.example', id, template, at }: Given = {},
) {
  const [made] = await db
    .insert(mailMessage)
    .values({
      id: (id ?? crypto.randomUUID()) as MessageId,
      template: template ?? 'reminder',
      ...{ toName: 'Amber Brook', toEmail: to, fields: {}, entity: 'booking', entityId: crypto.randomUUID() },
      queuedAt: at ?? now,
    })
    .returning();
  return made!;
}

/** Tells of mail that came back, as the mailbox does. */
export const cameBack = (
  db: Db,
  report: Partial<Report>,
  at = now,
  source: 'mailbox' | 'webhook' = 'mailbox',
) =>
  noteReport(
    db,
    desk,
    { kind: 'hard', status: null, mails: [], recipient: null, ...report },
    { source, key: crypto.randomUUID() },
    at,
  );
