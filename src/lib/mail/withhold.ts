import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { addressHash } from './address-hash.ts';
import { withheldFor } from './heeds.ts';
import { suppressionsOf } from './suppress.ts';
import type { TemplateName } from './templates.ts';

type Row = Pick<typeof mailMessage.$inferSelect, 'id' | 'template' | 'toEmail'>;

/** Withholds a mail whose address is not written to, and says so; every mail passes here before it leaves. */
export async function withhold(
  db: Db,
  { id, template, toEmail }: Row,
  secret: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const reason = withheldFor(
    template as TemplateName,
    await suppressionsOf(db, addressHash(secret, toEmail)),
  );
  if (!reason) return false;
  await db
    .update(mailMessage)
    .set({ withheldAt: now, withheldFor: reason })
    .where(and(eq(mailMessage.id, id), isNull(mailMessage.sentAt)));
  return true;
}
