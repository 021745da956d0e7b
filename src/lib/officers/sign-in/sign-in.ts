import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer } from '#db/schema/officers.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { findOfficer } from '../find.ts';
import { isPassword } from './password.ts';
import { type Browser, startSession } from './sessions.ts';

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
  browser: Browser,
  now: Temporal.Instant,
): Promise<Outcome<{ cookie: string }, 'wrong' | 'closed'>> {
  const [row] = await db.select().from(officer).where(eq(officer.email, given.email));
  const isRight = await isPassword(given.password, row?.passwordHash ?? null);
  if (!row || !isRight) return refused('wrong');
  const known = await findOfficer(db, row.id, now);
  if (!known || known.grants.length === 0) return refused('closed');
  const cookie = await startSession(db, known.id, { ...browser, method: 'password_app' }, now);
  await record(db, known, { operation: 'sign_in', entity: 'officer', ids: [known.id] }, now);
  return done({ cookie });
}
