import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { takeAppCode } from '../factors/app.ts';
import { recoveryCodesLeft, takeRecoveryCode } from '../factors/recovery-codes.ts';
import { arrive } from './arrive.ts';
import { accountHash, beginAttempt, type Begun, endAttempt, type Throttled } from './attempts.ts';
import type { Visitor } from './browser.ts';
import { gateOf, type Shut } from './gate.ts';
import { isKnownDevice } from './known-devices.ts';
import { tellOfChange } from './letters.ts';
import { methodOf } from './second-factor.ts';
import { closeStep, failStep, findStep, noStep, type Step } from './steps.ts';

export type CodeRefusal = 'over' | 'wrong_code' | 'replayed' | Shut;

type Cookies = { cookies: string[] };
type Kind = 'app' | 'recovery';

/**
 * The second half of signing in: a code of the authenticator app, or a recovery code in its place.
 *
 * @returns the values of the Set-Cookie headers
 */
export async function enterCode(
  db: Db,
  visitor: Visitor,
  typed: string,
  now: Temporal.Instant,
): Promise<Outcome<Cookies, CodeRefusal> | Throttled> {
  const step = await findStep(db, 'second_factor', visitor.cookies, now);
  if (!step?.officerId) return refused('over');
  const code = typed.replaceAll(/\s/g, '');
  const method: Kind = /^\d{6}$/.test(code) ? 'app' : 'recovery';
  const begun = await beginCode(db, visitor, { id: step.officerId, method }, now);
  if (!begun.ok) return begun;
  return db.transaction(async (tx) => {
    const answer = await answerCode(tx, visitor, { step, id: step.officerId!, code, method }, now);
    const refusal = answer.ok ? 'signed_in' : answer.reason;
    await endAttempt(tx, begun.id, refusal === 'over' ? 'refused' : refusal);
    return answer;
  });
}

/** Begins a try at the second factor, in the bucket of the account. */
export async function beginCode(
  db: Db,
  visitor: Visitor,
  { id, method }: { id: OfficerId; method: Kind },
  now: Temporal.Instant,
): Promise<Begun> {
  const [row] = await db.select({ email: officer.email }).from(officer).where(eq(officer.id, id));
  const account = accountHash(visitor.secret, row?.email ?? '');
  const isKnown = await isKnownDevice(db, id, visitor.cookies, now);
  const given = { accountHash: account, officerId: id, isKnownDevice: isKnown, method } as const;
  return beginAttempt(db, visitor, { ...given, result: 'wrong_code' }, now);
}

type Given = { step: Step; id: OfficerId; code: string; method: Kind };

async function answerCode(
  tx: Db,
  visitor: Visitor,
  { step, id, code, method }: Given,
  now: Temporal.Instant,
): Promise<Outcome<Cookies, CodeRefusal>> {
  const { secret } = visitor;
  const taken =
    method === 'app'
      ? await takeAppCode(tx, id, { code, secret }, now)
      : await takeRecoveryCode(tx, id, code, now);
  if (taken !== 'right') {
    await failStep(tx, step);
    return refused(taken);
  }
  const gate = await gateOf(tx, id, now);
  if (!gate.ok) return gate;
  if (!(await closeStep(tx, step))) return refused('over');
  const cookies = await arrive(tx, gate.value, visitor, methodOf(step, method), now);
  if (method === 'recovery')
    await tellOfChange(tx, gate.value, usedWords(await recoveryCodesLeft(tx, id)), now);
  return done({ cookies: [...cookies, noStep()] });
}

const usedWords = (left: number): string =>
  `A recovery code was used to sign in. ${left === 1 ? '1 is' : `${left} are`} left.`;
