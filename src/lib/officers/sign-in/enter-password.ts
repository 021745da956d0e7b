import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer } from '#db/schema/officers.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { accountHash, beginAttempt, endAttempt, type Throttled } from './attempts.ts';
import type { Visitor } from './browser.ts';
import { gateOf, type Shut } from './gate.ts';
import { isKnownDevice } from './known-devices.ts';
import { isPassword } from './password.ts';
import { beginSecondFactor } from './second-factor.ts';

type Next = { cookie: string; isSetUp: boolean };

/**
 * The first half of signing in: a right password opens nothing but the step to the second factor.
 *
 * Takes as long and says the same whether or not there is such an account. Only whoever knows the password learns
 * that the account is closed or asleep, or that no role holds today.
 *
 * @returns the Set-Cookie value of the step, and whether a second factor is still to be set up
 */
export async function enterPassword(
  db: Db,
  visitor: Visitor,
  { email, password }: { email: string; password: string },
  now: Temporal.Instant,
): Promise<Outcome<Next, 'wrong' | Shut> | Throttled> {
  const [row] = await db
    .select({ id: officer.id, passwordHash: officer.passwordHash })
    .from(officer)
    .where(eq(officer.email, email));
  const officerId = row?.id ?? null;
  const isKnown = await isKnownDevice(db, officerId, visitor.cookies, now);
  const given = { accountHash: accountHash(visitor.secret, email), officerId, isKnownDevice: isKnown };
  const begun = await beginAttempt(db, visitor, { ...given, method: 'password', result: 'wrong' }, now);
  if (!begun.ok) return begun;
  const isRight = await isPassword(password, row?.passwordHash ?? null);
  if (!row || !isRight) return refused('wrong');
  const gate = await gateOf(db, row.id, now);
  await endAttempt(db, begun.id, gate.ok ? 'factor_asked' : gate.reason);
  return gate.ok ? done(await beginSecondFactor(db, row.id, visitor, now)) : gate;
}
