import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { booking } from '#db/schema/bookings.ts';
import { partner } from '#db/schema/partners.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { useSignInLink } from './ask-link.ts';
import { endPartnerSession, startPartnerSession } from './sessions.ts';

/** Where somebody signs in from: the cookies of their browser, and whether the site is reached over TLS. */
export type Browser = { cookies: string | null; https: boolean; requestId: string };

export type Entered = { cookie: string; next: string | null; partner: Partner };

/** Signs somebody in by the link that was mailed to them, once. An earlier sign-in of the browser ends. */
export function enterByLink(
  db: Db,
  browser: Browser,
  key: string,
  now: Temporal.Instant,
): Promise<Outcome<Entered, 'no such link'>> {
  return db.transaction(async (tx) => {
    const used = await useSignInLink(tx, key, now);
    if (!used) return refused('no such link');
    const entered = await signIn(tx, browser, used.email, now);
    return done({ ...entered, next: used.next });
  });
}

/** Signs in whoever proved that an address is theirs, under a new token. */
export async function signIn(
  tx: Db,
  { cookies, https, requestId }: Browser,
  email: string,
  now: Temporal.Instant,
): Promise<Omit<Entered, 'next'>> {
  await endPartnerSession(tx, cookies, https);
  const who = await arriving(tx, email, now);
  const cookie = await startPartnerSession(tx, who.id, https, now);
  const entry = { operation: 'sign_in', entity: 'partner', ids: [who.id] } as const;
  await record(tx, { ...who, requestId }, entry, now);
  return { cookie, partner: who };
}

// Somebody new is called what they called themselves when they last booked.
async function arriving(tx: Db, email: string, now: Temporal.Instant): Promise<Partner> {
  const [last] = await tx
    .select({ name: booking.bookerName })
    .from(booking)
    .where(eq(booking.bookerEmail, email))
    .orderBy(desc(booking.bookedAt))
    .limit(1);
  const name = last?.name ?? null;
  const [row] = await tx
    .insert(partner)
    .values({ email, name, addedAt: now, lastSignInAt: now })
    .onConflictDoUpdate({
      target: partner.email,
      set: { lastSignInAt: now, name: sql`coalesce(${partner.name}, excluded.name)` },
    })
    .returning({ id: partner.id, email: partner.email, name: partner.name });
  return { kind: 'partner', ...row! };
}
