import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import type { TemplateName } from './templates.ts';

/** Deletes every message about some records, sent or waiting, in the transaction that erases who is in them. */
export async function forgetMessages(tx: Db, entity: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const about = and(eq(mailMessage.entity, entity), inArray(mailMessage.entityId, [...ids]));
  await tx.delete(mailMessage).where(about);
}

/** Takes back the messages of a kind about a record that have not left yet, for a reader who wants none any more. */
export async function takeBackUnsent(tx: Db, template: TemplateName, entityId: string): Promise<void> {
  await tx
    .delete(mailMessage)
    .where(
      and(eq(mailMessage.entityId, entityId), eq(mailMessage.template, template), isNull(mailMessage.sentAt)),
    );
}
