import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { takeBackJobs } from '#lib/jobs/take-back.ts';
import type { TemplateName } from './templates.ts';

/** Deletes every message about some records, sent or waiting, in the transaction that erases who is in them. */
export async function forgetMessages(tx: Db, entity: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const about = and(eq(mailMessage.entity, entity), inArray(mailMessage.entityId, [...ids]));
  await tx.delete(mailMessage).where(about);
}

/**
 * Deletes every message about very many records, with the jobs that would deliver them. Whoever delivers one of them at
 * this moment waits for the end of the transaction: it belongs at its end.
 */
export async function forgetManyMessages(tx: Db, entity: string, ids: readonly string[]): Promise<void> {
  const gone = await tx.execute<{ id: string }>(sql`
    delete from mail_message where entity = ${entity}
      and (entity_id in (select unnest(${sql.param(`{${ids.join(',')}}`)}::uuid[]))) is true returning id`);
  await takeBackJobs(
    tx,
    'deliver-mail',
    [...gone].map(({ id }) => id),
  );
}

/** Takes back the messages of a kind about a record that have not left yet, for a reader who wants none any more. */
export async function takeBackUnsent(tx: Db, template: TemplateName, entityId: string): Promise<void> {
  await tx
    .delete(mailMessage)
    .where(
      and(eq(mailMessage.entityId, entityId), eq(mailMessage.template, template), isNull(mailMessage.sentAt)),
    );
}
