import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { knownDevice } from '#db/schema/sign-ins.ts';
import { tokenCookie } from '#lib/keys/token-cookie.ts';
import type { Visitor } from './browser.ts';
import { hashToken, isOverTls, newToken } from './token.ts';

const aYear = 365 * 24 * 60 * 60;
const nobody = '00000000-0000-0000-0000-000000000000' as OfficerId;

const cookie = () => tokenCookie('known-device', isOverTls());

/** Whether this officer signed in with this browser before; asks the database the same way for nobody. */
export async function isKnownDevice(
  db: Db,
  id: OfficerId | null,
  cookies: string | null,
  now: Temporal.Instant,
): Promise<boolean> {
  const [row] = await db
    .select({ lastSeenAt: knownDevice.lastSeenAt })
    .from(knownDevice)
    .where(and(eq(knownDevice.officerId, id ?? nobody), eq(knownDevice.tokenHash, hashOf(cookies))));
  return row !== undefined && now.since(row.lastSeenAt).total('seconds') < aYear;
}

/**
 * Remembers that this officer signed in with this browser. The cookie signs nobody in: all it does is to keep a
 * colleague from being slowed by strangers.
 *
 * @returns the value of the Set-Cookie header
 */
export async function rememberDevice(
  tx: Db,
  officerId: OfficerId,
  { cookies, device }: Pick<Visitor, 'cookies' | 'device'>,
  now: Temporal.Instant,
): Promise<string> {
  const token = (await tokenOfOurs(tx, cookies)) ?? newToken();
  await tx
    .insert(knownDevice)
    .values({ officerId, tokenHash: hashToken(token), device, firstSeenAt: now, lastSeenAt: now })
    .onConflictDoUpdate({
      target: [knownDevice.officerId, knownDevice.tokenHash],
      set: { device, lastSeenAt: now },
    });
  return cookie().keep(token, aYear);
}

// Colleagues who share a browser share its token; one that we never gave out is not taken on.
async function tokenOfOurs(tx: Db, cookies: string | null): Promise<string | null> {
  const known = await tx.$count(knownDevice, eq(knownDevice.tokenHash, hashOf(cookies)));
  return known > 0 ? cookie().tokenIn(cookies) : null;
}

const hashOf = (cookies: string | null): string => hashToken(cookie().tokenIn(cookies) ?? '');
