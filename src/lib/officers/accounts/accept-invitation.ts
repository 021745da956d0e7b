import { and, eq, gt, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { accountLink, officer, type OfficerId } from '#db/schema/officers.ts';
import { record } from '#lib/audit/record.ts';
import { hashKey } from '#lib/keys/link-key.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { findOfficer } from '../find.ts';
import { setPassword } from '../sign-in/new-password.ts';

const inviter = alias(officer, 'inviter');

/** Where an invitation stands for whoever follows its link. */
export type InvitationState = 'open' | 'used' | 'withdrawn' | 'expired';

/** The invitation that a link's key opens, with who invited whom; null for a key that opens none. */
export async function openInvitation(db: Db, key: string, now: Temporal.Instant) {
  const [row] = await db
    .select({ link: accountLink, owner: officer, inviter: { name: inviter.name, email: inviter.email } })
    .from(accountLink)
    .innerJoin(officer, eq(officer.id, accountLink.officerId))
    .leftJoin(inviter, eq(inviter.id, accountLink.madeBy))
    .where(and(eq(accountLink.keyHash, hashKey(key)), eq(accountLink.kind, 'invitation')));
  if (!row) return null;
  const { link, owner } = row;
  return {
    state: stateOf({ ...link, closedAt: owner.deactivatedAt }, now),
    name: owner.name,
    email: owner.email,
    expiresAt: link.expiresAt,
    inviter: row.inviter,
  };
}
export type OpenedInvitation = NonNullable<Awaited<ReturnType<typeof openInvitation>>>;

type Link = Pick<typeof accountLink.$inferSelect, 'usedAt' | 'withdrawnAt' | 'expiresAt'>;

function stateOf(link: Link & { closedAt: Temporal.Instant | null }, now: Temporal.Instant): InvitationState {
  if (link.usedAt) return 'used';
  if (link.withdrawnAt || link.closedAt) return 'withdrawn';
  return Temporal.Instant.compare(now, link.expiresAt) < 0 ? 'open' : 'expired';
}

/**
 * Takes up an account by its invitation: the password is set, and the link opens nothing any more.
 *
 * @param password one without a fault (see `passwordFault`)
 */
export async function acceptInvitation(
  db: Db,
  key: string,
  password: string,
  now: Temporal.Instant,
): Promise<Outcome<{ officerId: OfficerId }, 'not open'>> {
  return db.transaction(async (tx) => {
    const [used] = await tx
      .update(accountLink)
      .set({ usedAt: now })
      .where(
        and(
          eq(accountLink.keyHash, hashKey(key)),
          eq(accountLink.kind, 'invitation'),
          isNull(accountLink.usedAt),
          isNull(accountLink.withdrawnAt),
          gt(accountLink.expiresAt, now),
        ),
      )
      .returning({ officerId: accountLink.officerId });
    const owner = used ? await findOfficer(tx, used.officerId, now) : null;
    if (!owner) return refused('not open');
    await setPassword(tx, owner.id, password, now);
    const what = { operation: 'permission', entity: 'officer', ids: [owner.id] } as const;
    await record(tx, owner, { ...what, fields: ['password_hash'] }, now);
    return done({ officerId: owner.id });
  });
}
