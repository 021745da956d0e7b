import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { accountLink, officer, type OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import type { StoredKey } from '#lib/keys/link-key.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { stateAt } from './account-state.ts';
import { accountToChange, type ChangeRefusal } from './account-to-change.ts';
import { withdrawLinks } from './close.ts';
import { grantsOfPeople, isOpen } from './grants.ts';
import { sendInvitation } from './invite.ts';
import { roleIn } from './letters.ts';
import { peopleWithin, thisOfficer } from './people-within.ts';

const inviter = alias(officer, 'inviter');

// The newest link of each account counts: sending again withdraws those before.
const isNewest = sql`not exists (select 1 from account_link l where l.officer_id = account_link.officer_id
  and l.kind = 'invitation' and l.made_at > account_link.made_at)`;

/** Invitations that nobody has taken up, oldest first, with those whose time is over or that were withdrawn. */
export async function listInvitations(
  db: Db,
  actor: Officer,
  areas: readonly AreaId[],
  now: Temporal.Instant,
) {
  const rows = await db
    .select({
      officerId: officer.id,
      name: officer.name,
      email: officer.email,
      inviterName: inviter.name,
      madeAt: accountLink.madeAt,
      expiresAt: accountLink.expiresAt,
      withdrawnAt: accountLink.withdrawnAt,
    })
    .from(accountLink)
    .innerJoin(officer, eq(officer.id, accountLink.officerId))
    .leftJoin(inviter, eq(inviter.id, accountLink.madeBy))
    .where(
      and(
        eq(accountLink.kind, 'invitation'),
        isNull(accountLink.usedAt),
        sql`${stateAt(now)} = 'invited'`,
        isNewest,
        peopleWithin(areas)(thisOfficer),
      ),
    )
    .orderBy(asc(accountLink.madeAt))
    .limit(200);
  const ids = rows.map(({ officerId }) => officerId);
  if (ids.length > 0) await record(db, actor, { operation: 'consult', entity: 'officer', ids }, now);
  return rows;
}
export type WaitingInvitation = Awaited<ReturnType<typeof listInvitations>>[number];

export type InvitationRefusal = ChangeRefusal | 'not waiting';

/** Sends a new link to somebody who has not taken up their account; those before open nothing any more. */
export function inviteAgain(
  db: Db,
  actor: Officer,
  id: OfficerId,
  key: StoredKey,
  now: Temporal.Instant,
): Promise<Outcome<null, InvitationRefusal>> {
  return whileWaiting(db, actor, id, now, async (tx, account) => {
    const [grant] = (await grantsOfPeople(tx, [id])).filter((one) => isOpen(one, now));
    const role = grant ? roleIn(grant.role, grant.areaName) : 'Member of the team';
    // Sixty days may have passed since the account was made.
    await tx.update(officer).set({ awokenAt: now }).where(eq(officer.id, id));
    await sendInvitation(tx, actor, account, role, key, now);
  });
}

/** Withdraws an invitation: its link opens nothing from now on. */
export const withdrawInvitation = (
  db: Db,
  actor: Officer,
  id: OfficerId,
  now: Temporal.Instant,
): Promise<Outcome<null, InvitationRefusal>> => whileWaiting(db, actor, id, now, async () => {});

function whileWaiting(
  db: Db,
  actor: Officer,
  id: OfficerId,
  now: Temporal.Instant,
  then: (tx: Db, account: typeof officer.$inferSelect) => Promise<void>,
): Promise<Outcome<null, InvitationRefusal>> {
  return db.transaction(async (tx) => {
    const account = await accountToChange(tx, actor, id, now);
    if (!account.ok) return account;
    const [is] = await tx
      .select({ state: stateAt(now) })
      .from(officer)
      .where(eq(officer.id, id));
    if (is?.state !== 'invited') return refused('not waiting');
    await withdrawLinks(tx, id, now);
    await then(tx, account.value);
    const what = { operation: 'permission', entity: 'officer', ids: [id], fields: ['invitation'] } as const;
    await record(tx, actor, what, now);
    return done(null);
  });
}
