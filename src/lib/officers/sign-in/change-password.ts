import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer } from '#db/schema/officers.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { accountHash, beginAttempt, endAttempt } from './attempts.ts';
import type { Visitor } from './browser.ts';
import { isKnownDevice } from './known-devices.ts';
import { tellOfChange } from './letters.ts';
import { passwordFault, type PasswordFault, setPassword } from './new-password.ts';
import { isPassword } from './password.ts';
import type { Prover } from './prove-again.ts';
import { endSessions, renewSession } from './sessions.ts';
import { endStepsOf } from './steps.ts';

type Given = { current: string; password: string };

/**
 * Changes the actor's password, or sets a first one. Every other sign-in of theirs ends, and this one gets a new id.
 *
 * @param given `current` counts only where there is a password already
 * @returns the value of the Set-Cookie header
 */
export async function changePassword(
  db: Db,
  visitor: Visitor,
  prover: Prover,
  { current, password }: Given,
  now: Temporal.Instant,
): Promise<Outcome<{ cookie: string }, 'wrong' | 'throttled' | PasswordFault>> {
  const fault = await passwordFault(password, prover.actor);
  if (fault) return refused(fault);
  const checked = await checkCurrent(db, visitor, prover, current, now);
  if (!checked.ok) return checked;
  return db.transaction(async (tx) => done({ cookie: await change(tx, prover, password, now) }));
}

// As throttled as signing in: somebody at a browser left open must not find the password here.
async function checkCurrent(
  db: Db,
  visitor: Visitor,
  { actor }: Prover,
  current: string,
  now: Temporal.Instant,
): Promise<Outcome<null, 'wrong' | 'throttled'>> {
  const [row] = await db.select({ hash: officer.passwordHash }).from(officer).where(eq(officer.id, actor.id));
  if (!row?.hash) return done(null);
  const isKnown = await isKnownDevice(db, actor.id, visitor.cookies, now);
  const account = accountHash(visitor.secret, actor.email);
  const given = { accountHash: account, officerId: actor.id, isKnownDevice: isKnown } as const;
  const begun = await beginAttempt(db, visitor, { ...given, method: 'password', result: 'wrong' }, now);
  if (!begun.ok) return begun;
  if (!(await isPassword(current, row.hash))) return refused('wrong');
  await endAttempt(db, begun.id, 'factor_asked');
  return done(null);
}

async function change(tx: Db, { actor, session }: Prover, password: string, now: Temporal.Instant) {
  await setPassword(tx, actor.id, password, now);
  await endSessions(tx, actor.id, session);
  await endStepsOf(tx, actor.id);
  const fields = ['password_hash'];
  await record(tx, actor, { operation: 'alter', entity: 'officer', ids: [actor.id], fields }, now);
  await tellOfChange(tx, actor, 'Your password was changed.', now);
  return renewSession(tx, session, now, { provenAt: now });
}
