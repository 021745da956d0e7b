import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution } from '#db/schema/institutions.ts';
import { type PartnerId, partner, partnerInvitation, partnerMembership } from '#db/schema/partners.ts';
import { record } from '#lib/audit/record.ts';
import { hashKey } from '#lib/keys/link-key.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type Browser, type Entered, signIn } from '../sign-in/enter.ts';

/** An invitation that can still be taken up, by the key of its link; looking does not use it up. */
export async function openInvitation(db: Db, key: string, now: Temporal.Instant) {
  const [row] = await db
    .select({
      email: partnerInvitation.email,
      role: partnerInvitation.role,
      institutionId: partnerInvitation.institutionId,
      organisation: institution.name,
      inviter: partner.name,
      inviterEmail: partner.email,
    })
    .from(partnerInvitation)
    .innerJoin(institution, eq(institution.id, partnerInvitation.institutionId))
    .innerJoin(partner, eq(partner.id, partnerInvitation.invitedBy))
    .where(and(eq(partnerInvitation.keyHash, hashKey(key)), holds(now)));
  return row ?? null;
}
export type OpenInvitation = NonNullable<Awaited<ReturnType<typeof openInvitation>>>;

const holds = (now: Temporal.Instant) =>
  and(
    isNull(partnerInvitation.acceptedAt),
    isNull(partnerInvitation.withdrawnAt),
    gt(partnerInvitation.expiresAt, now),
  );

type Taken = typeof partnerInvitation.$inferSelect;

/**
 * Takes an invitation up, once. Whoever has its link has the mailbox it was sent to, so they are signed in with
 * that address, whoever was signed in before.
 */
export function acceptInvitation(
  db: Db,
  browser: Browser,
  { key, name }: { key: string; name: string },
  now: Temporal.Instant,
): Promise<Outcome<Entered, 'no such invitation'>> {
  return db.transaction(async (tx) => {
    const [taken] = await tx
      .update(partnerInvitation)
      .set({ acceptedAt: now })
      .where(and(eq(partnerInvitation.keyHash, hashKey(key)), holds(now)))
      .returning();
    if (!taken) return refused('no such invitation');
    const entered = await signIn(tx, browser, taken.email, now);
    const { id } = entered.partner;
    await tx.update(partner).set({ name }).where(eq(partner.id, id));
    const membership = await join(tx, id, taken, now);
    const actor = { ...entered.partner, name, requestId: browser.requestId };
    const entry = { operation: 'permission', entity: 'partner_membership', ids: [membership] } as const;
    await record(tx, actor, entry, now);
    return done({ ...entered, partner: { ...entered.partner, name }, next: null });
  });
}

// Somebody who had asked is let in by the same row; a member stays one, and never loses by an invitation.
async function join(tx: Db, partnerId: PartnerId, taken: Taken, now: Temporal.Instant): Promise<string> {
  const { institutionId, role, invitedBy } = taken;
  const [open] = await tx
    .select()
    .from(partnerMembership)
    .where(
      and(
        eq(partnerMembership.partnerId, partnerId),
        eq(partnerMembership.institutionId, institutionId),
        isNull(partnerMembership.endedAt),
      ),
    )
    .for('update');
  const granted = { role, grantedAt: now, grantedByPartner: invitedBy };
  if (open?.grantedAt) return open.id;
  if (open) {
    await tx.update(partnerMembership).set(granted).where(eq(partnerMembership.id, open.id));
    return open.id;
  }
  const [made] = await tx
    .insert(partnerMembership)
    .values({ partnerId, institutionId, askedAt: now, ...granted })
    .returning({ id: partnerMembership.id });
  return made!.id;
}
