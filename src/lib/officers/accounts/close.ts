import { and, eq, gte, isNull, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { accountLink, officer, type OfficerId, roleGrant } from '#db/schema/officers.ts';
import { signInStep } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { moment, ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { endSessions } from '../sign-in/sessions.ts';
import { accountToChange, type ChangeRefusal } from './account-to-change.ts';
import { areasLeftAlone } from './administrators.ts';
import { openHandOver } from './ask-hand-over.ts';
import { tellOfficer } from './letters.ts';

export type CloseRefusal = ChangeRefusal | 'closed already' | 'last administrator';

/**
 * Closes an account at once: its sign-ins end, its links open nothing, its roles are taken, and a hand-over of
 * what its owner looked after is asked for.
 */
export function closeAccount(
  db: Db,
  actor: Officer,
  id: OfficerId,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, CloseRefusal>> {
  return db.transaction(async (tx) => {
    const account = await accountToChange(tx, actor, id, now);
    if (!account.ok) return account;
    if (account.value.deactivatedAt) return refused('closed already');
    const alone = await areasLeftAlone(tx, { officerId: id, from: ukDay(now) }, now);
    if (alone.length > 0) return refused('last administrator');
    // Before the roles go: they say who in its areas is asked to take over.
    await openHandOver(tx, actor, account.value, now);
    await shut(tx, actor, id, reason, now);
    const what = {
      operation: 'permission',
      entity: 'officer',
      ids: [id],
      fields: ['deactivated_at'],
    } as const;
    await record(tx, actor, { ...what, reason }, now);
    const said = { closedBy: actor.name, closedAt: moment(now) };
    await tellOfficer(tx, 'account-closed', account.value, said, now);
    return done(null);
  });
}

async function shut(
  tx: Db,
  actor: Officer,
  id: OfficerId,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  const set = { deactivatedAt: now, deactivatedBy: actor.id, deactivationReason: reason };
  await tx.update(officer).set(set).where(eq(officer.id, id));
  await endSessions(tx, id);
  await tx.delete(signInStep).where(eq(signInStep.officerId, id));
  await withdrawLinks(tx, id, now);
  const open = and(
    isNull(roleGrant.revokedAt),
    or(isNull(roleGrant.endsOn), gte(roleGrant.endsOn, ukDay(now))),
  );
  await tx
    .update(roleGrant)
    .set({ revokedAt: now, revokedBy: actor.id })
    .where(and(eq(roleGrant.officerId, id), open));
}

/** Makes every link into an account that is still good open nothing. */
export async function withdrawLinks(tx: Db, id: OfficerId, now: Temporal.Instant): Promise<number> {
  const good = and(isNull(accountLink.usedAt), isNull(accountLink.withdrawnAt));
  const rows = await tx
    .update(accountLink)
    .set({ withdrawnAt: now })
    .where(and(eq(accountLink.officerId, id), good))
    .returning({ id: accountLink.id });
  return rows.length;
}
