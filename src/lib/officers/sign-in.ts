import { createHash, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { findOfficer } from './find.ts';
import { lucia } from './lucia.ts';
import { isPassword } from './password.ts';

// The start makes sure of this variable. A cookie can be bound to the host only over TLS.
const keeper = (db: Db) => lucia(db, process.env['PUBLIC_URL']?.startsWith('https:') ?? false);

// The table keeps a hash: whoever reads it cannot sign in with what stands there.
const sessionIdOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Signs an officer in.
 *
 * Takes as long and says the same whether or not there is such an account. Only whoever knows the password
 * learns that the account is closed, or that no role holds today.
 *
 * @returns the value of the Set-Cookie header
 */
export async function signIn(
  db: Db,
  given: { email: string; password: string },
  now: Temporal.Instant,
): Promise<Outcome<{ cookie: string }, 'wrong' | 'closed'>> {
  const [row] = await db.select().from(officer).where(eq(officer.email, given.email));
  const isRight = await isPassword(given.password, row?.passwordHash ?? null);
  if (!row || !isRight) return refused('wrong');
  const known = await findOfficer(db, row.id, now);
  if (!known || known.grants.length === 0) return refused('closed');
  const token = randomBytes(32).toString('base64url');
  const keep = keeper(db);
  await keep.createSession(known.id, {}, { sessionId: sessionIdOf(token) });
  await record(db, known, { operation: 'sign_in', entity: 'officer', ids: [known.id] }, now);
  return done({ cookie: keep.createSessionCookie(token).serialize() });
}

/** Who is signed in by this Cookie header, with the roles that hold today; null when nobody is. */
export async function readSignIn(
  db: Db,
  cookieHeader: string | null,
  now: Temporal.Instant,
): Promise<Officer | null> {
  const keep = keeper(db);
  const token = keep.readSessionCookie(cookieHeader ?? '');
  if (!token) return null;
  const { session } = await keep.validateSession(sessionIdOf(token));
  if (!session || session.expiresAt.getTime() <= now.epochMilliseconds) return null;
  return findOfficer(db, session.userId, now);
}

/** Ends the sign-in of this Cookie header; the Set-Cookie value that it returns clears the cookie. */
export async function signOut(db: Db, cookieHeader: string | null): Promise<{ cookie: string }> {
  const keep = keeper(db);
  const token = keep.readSessionCookie(cookieHeader ?? '');
  if (token) await keep.invalidateSession(sessionIdOf(token));
  return { cookie: keep.createBlankSessionCookie().serialize() };
}
