import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { accountToChange, type ChangeRefusal } from './account-to-change.ts';
import { stateAt } from './account-state.ts';
import { isErased } from './erased.ts';

/** Opens a closed account again, with no role: those that it had were taken when it was closed. */
export function openAgain(
  db: Db,
  actor: Officer,
  id: OfficerId,
  now: Temporal.Instant,
): Promise<Outcome<null, ChangeRefusal | 'not closed' | 'erased'>> {
  return db.transaction(async (tx) => {
    const account = await accountToChange(tx, actor, id, now);
    if (!account.ok) return account;
    if (!account.value.deactivatedAt) return refused('not closed');
    if (isErased(account.value)) return refused('erased');
    const set = { deactivatedAt: null, deactivatedBy: null, deactivationReason: null, awokenAt: now };
    await tx.update(officer).set(set).where(eq(officer.id, id));
    await record(tx, actor, changed(id, 'deactivated_at'), now);
    return done(null);
  });
}

/** Wakes an account that has gone dormant: its owner has sixty days again. */
export function wakeAccount(
  db: Db,
  actor: Officer,
  id: OfficerId,
  now: Temporal.Instant,
): Promise<Outcome<null, ChangeRefusal | 'not dormant'>> {
  return db.transaction(async (tx) => {
    const account = await accountToChange(tx, actor, id, now);
    if (!account.ok) return account;
    const [is] = await tx
      .select({ state: stateAt(now) })
      .from(officer)
      .where(eq(officer.id, id));
    if (is?.state !== 'dormant') return refused('not dormant');
    await tx.update(officer).set({ awokenAt: now }).where(eq(officer.id, id));
    await record(tx, actor, changed(id, 'awoken_at'), now);
    return done(null);
  });
}

const changed = (id: OfficerId, field: string) =>
  ({ operation: 'permission', entity: 'officer', ids: [id], fields: [field] }) as const;
