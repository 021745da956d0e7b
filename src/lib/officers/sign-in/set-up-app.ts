import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { keepApp, stepOfCode } from '../factors/app.ts';
import { makeRecoveryCodes } from '../factors/recovery-codes.ts';
import { arrive } from './arrive.ts';
import { endAttempt, type Throttled } from './attempts.ts';
import type { Visitor } from './browser.ts';
import { beginCode, type CodeRefusal } from './enter-code.ts';
import { gateOf } from './gate.ts';
import { tellOfChange } from './letters.ts';
import { appOffered, methodOf, secondFactorsOf } from './second-factor.ts';
import { closeStep, failStep, findStep, noStep, type Step } from './steps.ts';

export type FirstFactor = { cookies: string[]; codes: string[] };

/**
 * Adds the first second factor of an account, an authenticator app that a code of it confirms, and signs its
 * owner in.
 *
 * @returns the values of the Set-Cookie headers, and the recovery codes, which are never shown again
 */
export async function setUpFirstApp(
  db: Db,
  visitor: Visitor,
  typed: string,
  now: Temporal.Instant,
): Promise<Outcome<FirstFactor, CodeRefusal> | Throttled> {
  const step = await findStep(db, 'second_factor', visitor.cookies, now);
  const app = step && appOffered(step, visitor.secret);
  if (!step?.officerId || !app) return refused('over');
  const id = step.officerId;
  const begun = await beginCode(db, visitor, { id, method: 'app' }, now);
  if (!begun.ok) return begun;
  const used = stepOfCode(app.secret, typed.replaceAll(/\s/g, ''), now);
  if (used === null) {
    await failStep(db, step);
    return refused('wrong_code');
  }
  return db.transaction(async (tx) => {
    const answer = await keepFirst(tx, visitor, { step, id, sealed: app.sealed, used }, now);
    const result = answer.ok ? 'signed_in' : answer.reason;
    await endAttempt(tx, begun.id, result === 'over' ? 'refused' : result);
    return answer;
  });
}

type Given = { step: Step; id: OfficerId; sealed: Uint8Array; used: number };

async function keepFirst(
  tx: Db,
  visitor: Visitor,
  { step, id, sealed, used }: Given,
  now: Temporal.Instant,
): Promise<Outcome<FirstFactor, CodeRefusal>> {
  // Whoever else knows the password may be adding one at this moment: the first factor is added once.
  await tx.select({ id: officer.id }).from(officer).where(eq(officer.id, id)).for('update');
  const gate = await gateOf(tx, id, now);
  if (!gate.ok) return gate;
  const ended = await closeStep(tx, step);
  const { hasApp, hasPasskey } = await secondFactorsOf(tx, id);
  if (!ended || hasApp || hasPasskey) return refused('over');
  await keepApp(tx, id, { sealed, step: used }, now);
  const codes = await makeRecoveryCodes(tx, id, now);
  await tellOfChange(tx, gate.value, 'An authenticator app was added to your account.', now);
  const cookies = await arrive(tx, gate.value, visitor, methodOf(step, 'app'), now);
  return done({ cookies: [...cookies, noStep()], codes });
}
