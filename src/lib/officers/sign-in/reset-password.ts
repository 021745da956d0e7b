import type { Db } from '#db/client.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { accountHash, noteAttempt } from './attempts.ts';
import type { Visitor } from './browser.ts';
import { gateOf, type Shut } from './gate.ts';
import { isKnownDevice, rememberDevice } from './known-devices.ts';
import { tellOfChange } from './letters.ts';
import { passwordFault, type PasswordFault, setPassword } from './new-password.ts';
import { ownerOfResetLink, useResetLink } from './reset-link.ts';
import { beginSecondFactor } from './second-factor.ts';
import { endSessions } from './sessions.ts';
import { endStepsOf } from './steps.ts';

export type Reset = { cookies: string[]; isSetUp: boolean };

/**
 * Sets a new password by a mailed link. Every sign-in of the account ends, the owner is told, and the second
 * factor is asked for as after any password. The browser counts from now on as one of the owner's, so that a
 * colleague whose account strangers keep busy has a way in.
 */
export function resetPassword(
  db: Db,
  visitor: Visitor,
  { key, password }: { key: string; password: string },
  now: Temporal.Instant,
): Promise<Outcome<Reset, 'no such link' | PasswordFault | Shut>> {
  return db.transaction(async (tx) => {
    const owner = await ownerOfResetLink(tx, key, now);
    if (!owner) return refused('no such link');
    const fault = await passwordFault(password, owner);
    if (fault) return refused(fault);
    const gate = await gateOf(tx, owner.id, now);
    if (!gate.ok) return gate;
    if (!(await useResetLink(tx, key, now))) return refused('no such link');
    await setPassword(tx, owner.id, password, now);
    await endSessions(tx, owner.id);
    await endStepsOf(tx, owner.id);
    await tellOfChange(tx, owner, 'Your password was changed by a link that we sent to this address.', now);
    const actor = { ...gate.value, requestId: visitor.requestId };
    const entry = {
      operation: 'alter',
      entity: 'officer',
      ids: [owner.id],
      fields: ['password_hash'],
    } as const;
    await record(tx, actor, entry, now);
    const isKnown = await isKnownDevice(tx, owner.id, visitor.cookies, now);
    const account = accountHash(visitor.secret, owner.email);
    const given = {
      accountHash: account,
      officerId: owner.id,
      isKnownDevice: isKnown,
      method: 'reset',
    } as const;
    await noteAttempt(tx, visitor, { ...given, result: 'factor_asked' }, now);
    const remembered = await rememberDevice(tx, owner.id, visitor, now);
    const { cookie, isSetUp } = await beginSecondFactor(tx, owner.id, visitor, now);
    return done({ cookies: [cookie, remembered], isSetUp });
  });
}
