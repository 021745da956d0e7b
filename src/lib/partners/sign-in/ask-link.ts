import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { partnerSignInLink } from '#db/schema/partners.ts';
import { moment } from '#lib/dates.ts';
import { hashKey, makeKey } from '#lib/keys/link-key.ts';
import { sealedLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';

/** How long a link to sign in holds, in minutes. */
const linkMinutes = 30;
// Nobody's inbox is to be filled with links that somebody else asked for.
const linksAtOnce = 3;

/**
 * Mails a link to sign in to an address, whether we know it or not: whoever asks learns nothing of who books with
 * us, and a colleague who is new can ask to see their organisation.
 *
 * @param asked `next`: the page of ours to go to afterwards
 * @returns the key of the link, for the demonstration; null when three links to the address are open already
 */
export async function sendSignInLink(
  db: Db,
  asked: { email: string; next: string | null },
  secret: string,
  now: Temporal.Instant,
): Promise<{ key: string } | null> {
  const { email, next } = asked;
  return db.transaction(async (tx) => {
    // Two who ask for one address at once count each other's links.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`partner ${email}`}, 0))`);
    if (
      (await tx.$count(partnerSignInLink, and(eq(partnerSignInLink.email, email), holds(now)))) >= linksAtOnce
    )
      return null;
    const { key, hash, sealed } = makeKey(secret);
    const expiresAt = now.add({ minutes: linkMinutes });
    const [link] = await tx
      .insert(partnerSignInLink)
      .values({ keyHash: hash, email, next, askedAt: now, expiresAt })
      .returning({ id: partnerSignInLink.id });
    const message = {
      template: 'partner-sign-in',
      to: { name: email, email },
      fields: {
        until: moment(expiresAt),
        signInUrl: sealedLink('/partner/sign-in/{key}', sealed),
        keepWords: 'We keep this message for 30 days.',
      },
      about: { entity: 'partner_sign_in_link', id: link!.id },
    } as const;
    await queueMail(tx, message, now);
    return { key };
  });
}

const holds = (now: Temporal.Instant) =>
  and(isNull(partnerSignInLink.usedAt), gt(partnerSignInLink.expiresAt, now));

type OpenLink = { email: string; next: string | null };

/** Whom a link signs in; looking does not use it up. Null for a link that is used, too old, or none. */
export async function openSignInLink(db: Db, key: string, now: Temporal.Instant): Promise<OpenLink | null> {
  const [row] = await db
    .select({ email: partnerSignInLink.email, next: partnerSignInLink.next })
    .from(partnerSignInLink)
    .where(and(eq(partnerSignInLink.keyHash, hashKey(key)), holds(now)));
  return row ?? null;
}

/** Uses up a link, and with it every other that is open for its address; null when another was quicker. */
export async function useSignInLink(tx: Db, key: string, now: Temporal.Instant): Promise<OpenLink | null> {
  const [used] = await tx
    .update(partnerSignInLink)
    .set({ usedAt: now })
    .where(and(eq(partnerSignInLink.keyHash, hashKey(key)), holds(now)))
    .returning({ email: partnerSignInLink.email, next: partnerSignInLink.next });
  if (!used) return null;
  const others = and(eq(partnerSignInLink.email, used.email), holds(now));
  await tx.update(partnerSignInLink).set({ usedAt: now }).where(others);
  return used;
}
