import { eq } from 'drizzle-orm';
import type { Session } from 'lucia';
import type { Db } from '#db/client.ts';
import { officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { takeAppCode } from '../factors/app.ts';
import { endAttempt } from './attempts.ts';
import type { Visitor } from './browser.ts';
import { beginCode } from './enter-code.ts';
import { provePasskey } from './passkey-proof.ts';
import { notePasskey } from './passkey-tries.ts';
import { isPassword } from './password.ts';
import type { Answer } from './relying-party.ts';
import { renewSession } from './sessions.ts';

type Proven = { cookie: string };
/** Whoever is signed in, and the sign-in that their proof renews. */
export type Prover = { actor: Officer; session: Session };

/**
 * Proves again who somebody is, by one of their passkeys: the sign-in gets a new id.
 *
 * @returns the value of the Set-Cookie header
 */
export async function proveByPasskey(
  db: Db,
  visitor: Visitor,
  { actor, session }: Prover,
  given: Answer,
  now: Temporal.Instant,
): Promise<Outcome<Proven, 'expired' | 'wrong'>> {
  return db.transaction(async (tx) => {
    const answer = await provePasskey(tx, actor, { ...given, cookies: visitor.cookies }, now);
    const result = answer.ok ? 'proven' : answer.reason === 'wrong' ? 'wrong' : 'refused';
    await notePasskey(tx, visitor, { officerId: actor.id, result }, now);
    return answer.ok ? done(await prove(tx, { actor, session }, now)) : answer;
  });
}

/**
 * Proves again who somebody is, by their password and a code of their app: the sign-in gets a new id.
 *
 * @returns the value of the Set-Cookie header
 */
export async function proveByCode(
  db: Db,
  visitor: Visitor,
  { actor, session }: Prover,
  typed: { password: string; code: string },
  now: Temporal.Instant,
): Promise<Outcome<Proven, 'wrong' | 'replayed' | 'throttled'>> {
  const begun = await beginCode(db, visitor, { id: actor.id, method: 'app' }, now);
  if (!begun.ok) return begun;
  const [row] = await db.select({ hash: officer.passwordHash }).from(officer).where(eq(officer.id, actor.id));
  if (!(await isPassword(typed.password, row?.hash ?? null))) return refused('wrong');
  return db.transaction(async (tx) => {
    const code = { code: typed.code.replaceAll(/\s/g, ''), secret: visitor.secret };
    const taken = await takeAppCode(tx, actor.id, code, now);
    await endAttempt(tx, begun.id, taken === 'right' ? 'proven' : taken);
    if (taken !== 'right') return refused(taken === 'replayed' ? 'replayed' : 'wrong');
    return done(await prove(tx, { actor, session }, now));
  });
}

async function prove(tx: Db, { actor, session }: Prover, now: Temporal.Instant): Promise<Proven> {
  const reason = 'Proved again who they are.';
  await record(tx, actor, { operation: 'sign_in', entity: 'officer', ids: [actor.id], reason }, now);
  return { cookie: await renewSession(tx, session, now, { provenAt: now }) };
}
