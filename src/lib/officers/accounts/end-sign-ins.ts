import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { officerSession, signInStep } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { endSessions } from '../sign-in/sessions.ts';
import { accountToChange, type ChangeRefusal } from './account-to-change.ts';

/**
 * Signs an officer out on every device, and out of a sign-in that is half-way; their account, roles and ways to
 * sign in stay as they are.
 *
 * @returns on how many devices they were signed in
 */
export function endSignIns(
  db: Db,
  actor: Officer,
  id: OfficerId,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<number, ChangeRefusal>> {
  return db.transaction(async (tx) => {
    const account = await accountToChange(tx, actor, id, now);
    if (!account.ok) return account;
    const devices = await tx.$count(officerSession, eq(officerSession.userId, id));
    await endSessions(tx, id);
    await tx.delete(signInStep).where(eq(signInStep.officerId, id));
    const what = { operation: 'permission', entity: 'officer', ids: [id], fields: ['sign_in'] } as const;
    await record(tx, actor, { ...what, reason }, now);
    return done(devices);
  });
}
