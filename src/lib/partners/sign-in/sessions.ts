import { randomBytes } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { partner, type PartnerId, partnerSession } from '#db/schema/partners.ts';
import type { Partner } from '#lib/actor.ts';
import { hashKey } from '#lib/keys/link-key.ts';
import { tokenCookie } from '#lib/keys/token-cookie.ts';

/** How long a sign-in lasts at most, in hours (retention rule `sign_in_session`). */
const mostHours = 12;
/** After so many hours without a request it is over. */
const idleHours = 2;

const cookie = (https: boolean) => tokenCookie('partner', https);

/**
 * Starts a sign-in under a new token.
 *
 * @returns the value of the Set-Cookie header
 */
export async function startPartnerSession(
  tx: Db,
  partnerId: PartnerId,
  https: boolean,
  now: Temporal.Instant,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = now.add({ hours: mostHours });
  await tx
    .insert(partnerSession)
    .values({ tokenHash: hashKey(token), partnerId, startedAt: now, seenAt: now, expiresAt });
  return cookie(https).keep(token, mostHours * 3600);
}

/** What a Cookie header says: who is signed in, or whose sign-in it was until it was over. */
export type PartnerLook = { partner: Partner | null; was: PartnerId | null };

/** Who is signed in by this Cookie header; nobody is two hours after the last request, or twelve after the first. */
export async function lookAtPartnerSession(
  db: Db,
  header: string | null,
  https: boolean,
  now: Temporal.Instant,
): Promise<PartnerLook> {
  const token = cookie(https).tokenIn(header);
  if (!token) return { partner: null, was: null };
  const tokenHash = hashKey(token);
  const [row] = await known(db).execute({ tokenHash });
  if (!row) return { partner: null, was: null };
  const { seenAt, expiresAt, ...who } = row;
  const idleSince = now.subtract({ hours: idleHours });
  if (!isAfter(expiresAt, now) || !isAfter(seenAt, idleSince)) return { partner: null, was: who.id };
  await touch(db, tokenHash, seenAt, now);
  return { partner: { kind: 'partner', ...who }, was: who.id };
}

const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, other) > 0;

const known = prepared((db) =>
  db
    .select({
      id: partner.id,
      email: partner.email,
      name: partner.name,
      seenAt: partnerSession.seenAt,
      expiresAt: partnerSession.expiresAt,
    })
    .from(partnerSession)
    .innerJoin(partner, eq(partner.id, partnerSession.partnerId))
    .where(eq(partnerSession.tokenHash, sql.placeholder('tokenHash')))
    .prepare('partner_signed_in'),
);

// Once a minute is enough to know who is idle, and spares a write with each page.
async function touch(
  db: Db,
  tokenHash: Uint8Array,
  seenAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const aMinuteAgo = now.subtract({ minutes: 1 });
  if (Temporal.Instant.compare(seenAt, aMinuteAgo) > 0) return;
  await db
    .update(partnerSession)
    .set({ seenAt: now })
    .where(and(eq(partnerSession.tokenHash, tokenHash), lt(partnerSession.seenAt, aMinuteAgo)));
}

/** Ends the sign-in of this Cookie header; the Set-Cookie value that it returns clears the cookie. */
export async function endPartnerSession(db: Db, header: string | null, https: boolean): Promise<string> {
  const token = cookie(https).tokenIn(header);
  if (token) await db.delete(partnerSession).where(eq(partnerSession.tokenHash, hashKey(token)));
  return cookie(https).forget();
}

/** Ends every sign-in of somebody, in every browser. */
export async function endPartnerSessions(db: Db, id: PartnerId): Promise<void> {
  await db.delete(partnerSession).where(eq(partnerSession.partnerId, id));
}

/** In how many browsers somebody is signed in. */
export const countPartnerSessions = (db: Db, id: PartnerId, now: Temporal.Instant): Promise<number> => {
  const idleSince = now.subtract({ hours: idleHours });
  return db.$count(
    partnerSession,
    and(
      eq(partnerSession.partnerId, id),
      gt(partnerSession.expiresAt, now),
      gt(partnerSession.seenAt, idleSince),
    ),
  );
};
