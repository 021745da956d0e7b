import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { subscriber } from '#db/schema/newsletters.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { askToSubscribe } from '#lib/newsletters/subscribers/ask.ts';
import { confirm } from '#lib/newsletters/subscribers/change.ts';
import type { Choices } from '#lib/newsletters/subscribers/choices.ts';
import { anyone, now, secret } from '../support/makers.ts';

export const someChoices: Choices = { topics: ['topic_news', 'topic_events'], areas: [], sectors: [] };

type Given = { email?: string; token?: string; chosen?: Partial<Choices>; at?: Temporal.Instant };

/** Asks for newsletters as the public form does. */
export const asks = (db: Db, { email, token, chosen, at = now }: Given = {}) =>
  askToSubscribe(
    db,
    anyone,
    {
      email: email ?? `${crypto.randomUUID()}@reader.example`,
      chosen: { ...someChoices, ...chosen },
      formToken: token ?? crypto.randomUUID(),
      secret,
    },
    at,
  );

/** What is kept of an address. */
export async function kept(db: Db, email: string) {
  const [row] = await db
    .select()
    .from(subscriber)
    .where(eq(subscriber.emailHash, addressHash(secret, email)));
  return row;
}

/** Somebody who asked and confirmed. */
export async function aSubscriber(db: Db, given: Given = {}) {
  const email = given.email ?? `${crypto.randomUUID()}@reader.example`;
  await asks(db, { ...given, email });
  const { id } = (await kept(db, email))!;
  await confirm(db, anyone, id, given.at ?? now);
  return (await kept(db, email))!;
}

/** The kinds of mail that an address was sent, the oldest first. */
export async function mailsTo(db: Db, email: string): Promise<string[]> {
  const rows = await db.select().from(mailMessage).where(eq(mailMessage.toEmail, email));
  return rows.map(({ template }) => template);
}
