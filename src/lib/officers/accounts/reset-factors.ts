import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { authenticatorApp, passkey, recoveryCode } from '#db/schema/factors.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { signInStep } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { moment } from '#lib/dates.ts';
import { openLink } from '#lib/mail/links.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { endSessions } from '../sign-in/sessions.ts';
import { accountToChange, type ChangeRefusal } from './account-to-change.ts';
import { checkWords, type IdentityCheck } from './identity-checks.ts';
import { tellOfficer } from './letters.ts';

/**
 * Takes an officer's passkeys, app and recovery codes away, so that they set up a second factor anew at their
 * next sign-in by password; tells them. How it was checked who asks is kept as the reason.
 */
export function resetFactors(
  db: Db,
  actor: Officer,
  id: OfficerId,
  { checked }: { checked: IdentityCheck },
  now: Temporal.Instant,
): Promise<Outcome<null, ChangeRefusal | 'closed'>> {
  return db.transaction(async (tx) => {
    const account = await accountToChange(tx, actor, id, now);
    if (!account.ok) return account;
    if (account.value.deactivatedAt) return refused('closed');
    await tx.delete(passkey).where(eq(passkey.officerId, id));
    await tx.delete(authenticatorApp).where(eq(authenticatorApp.officerId, id));
    await tx.delete(recoveryCode).where(eq(recoveryCode.officerId, id));
    await tx.delete(signInStep).where(eq(signInStep.officerId, id));
    await endSessions(tx, id);
    const fields = ['passkey', 'authenticator_app', 'recovery_code'];
    const what = { operation: 'permission', entity: 'officer', ids: [id], fields } as const;
    await record(tx, actor, { ...what, reason: checkWords[checked] }, now);
    const said = { resetBy: actor.name, resetAt: moment(now), signInUrl: openLink('/sign-in') };
    await tellOfficer(tx, 'factors-reset', account.value, said, now);
    return done(null);
  });
}
