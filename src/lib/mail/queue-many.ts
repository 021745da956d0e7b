import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { enqueueMany } from '#lib/jobs/queue-many.ts';
import type { Message } from './queue.ts';
import type { TemplateName } from './templates.ts';

/** A message without what only some mails have. */
export type PlainMessage<Name extends TemplateName> = Pick<
  Message<Name>,
  'template' | 'to' | 'fields' | 'about'
>;

/** Writes very many messages down and queues their delivery, in two statements, behind mail that somebody waits for. */
export async function queueMails<Name extends TemplateName>(
  tx: Db,
  messages: readonly PlainMessage<Name>[],
  now: Temporal.Instant,
): Promise<void> {
  const rows = messages.map(({ template, to, fields, about }) => ({
    ...{ id: crypto.randomUUID(), template, fields },
    ...{ name: to.name, email: to.email, entity: about.entity, about: about.id },
  }));
  await tx.execute(sql`
    insert into mail_message (id, template, to_name, to_email, fields, entity, entity_id, queued_at)
    select id, template, name, email, fields, entity, about, ${now.toString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as m (id uuid, template text, name text, email text, fields jsonb, entity text, about uuid)`);
  await enqueueMany(
    tx,
    'deliver-mail',
    rows.map(({ id }) => id),
  );
}
