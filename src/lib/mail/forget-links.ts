import { inArray, lt, and, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import type { TemplateName } from './templates.ts';

/**
 * Wipes the sealed keys out of messages that were sent before a moment: what they opened can then not be found
 * out from us, not even with the secret. A message that still waits, or failed, keeps them.
 *
 * @returns how many messages forgot their links
 */
export async function forgetLinks(
  db: Db,
  templates: readonly TemplateName[],
  sentBefore: Temporal.Instant,
): Promise<number> {
  // As PostgreSQL writes JSON: one way only, and a quote inside a text has a backslash before it.
  const sealed = `, "sealed": "[A-Za-z0-9+/=]+"`;
  const wiped = await db
    .update(mailMessage)
    .set({ fields: sql`regexp_replace(fields::text, ${sealed}, '', 'g')::jsonb` })
    .where(
      and(
        inArray(mailMessage.template, [...templates]),
        lt(mailMessage.sentAt, sentBefore),
        sql`fields::text ~ ${sealed}`,
      ),
    )
    .returning({ id: mailMessage.id });
  return wiped.length;
}
