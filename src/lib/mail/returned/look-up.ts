import { desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailBounce, mailSuppression } from '#db/schema/mail-suppressions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { addressHash } from '../address-hash.ts';
import { shownOfBounce } from '../bounces-seen.ts';

/** What is known of an address that somebody typed: why it is not written to, and what came back. The look is recorded. */
export async function lookUpAddress(
  db: Db,
  officer: Officer,
  { email, secret }: { email: string; secret: string },
  now: Temporal.Instant,
) {
  const hash = addressHash(secret, email);
  const suppressions = await db
    .select()
    .from(mailSuppression)
    .where(eq(mailSuppression.emailHash, hash))
    .orderBy(desc(mailSuppression.since));
  const bounces = await db
    .select(shownOfBounce)
    .from(mailBounce)
    .where(eq(mailBounce.emailHash, hash))
    .orderBy(desc(mailBounce.at))
    .limit(50);
  const entry = { operation: 'consult', fields: ['email_hash'] } as const;
  const [held, came] = [suppressions, bounces].map((rows) => rows.map(({ id }) => id as string));
  if (held!.length > 0) await record(db, officer, { ...entry, entity: 'mail_suppression', ids: held! }, now);
  if (came!.length > 0) await record(db, officer, { ...entry, entity: 'mail_bounce', ids: came! }, now);
  return { suppressions, bounces };
}
