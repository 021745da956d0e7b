import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { partner, partnerInvitation, partnerMembership, type PartnerRole } from '#db/schema/partners.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { moment } from '#lib/dates.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { sealedLink } from '#lib/mail/links.ts';
import { queueMail } from '#lib/mail/queue.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { isLead, membershipIn, partnerRoleWords } from './mine.ts';

/** How long an invitation holds, in days. */
export const invitationDays = 14;
// A school has a handful of people who look after training; a mailing list is something else.
const mostOpen = 20;

export type InviteRefusal = 'not a lead' | 'member already' | 'invited already' | 'too many';
export type InvitationId = (typeof partnerInvitation.$inferSelect)['id'];

/** Invites a colleague to the organisation's page by email; only a training lead can. */
export function inviteColleague(
  db: Db,
  actor: Partner,
  institutionId: InstitutionId,
  { email, role, secret }: { email: string; role: PartnerRole; secret: string },
  now: Temporal.Instant,
): Promise<Outcome<{ id: InvitationId }, InviteRefusal>> {
  return db.transaction(async (tx) => {
    if (!isLead(await membershipIn(tx, actor.id, institutionId))) return refused('not a lead');
    // Locked, so that one form sent twice counts itself.
    const [where] = await tx
      .select({ name: institution.name })
      .from(institution)
      .where(eq(institution.id, institutionId))
      .for('no key update');
    if (await isMember(tx, institutionId, email)) return refused('member already');
    const open = await openInvitations(tx, institutionId, now);
    if (open.some((one) => one.email.toLowerCase() === email)) return refused('invited already');
    if (open.length >= mostOpen) return refused('too many');
    const { hash, sealed } = makeKey(secret);
    const expiresAt = now.add({ hours: 24 * invitationDays });
    const whose = { institutionId, email, role, invitedBy: actor.id, invitedAt: now, expiresAt };
    const [made] = await tx
      .insert(partnerInvitation)
      .values({ ...whose, keyHash: hash, keySealed: sealed })
      .returning({ id: partnerInvitation.id });
    const fields = {
      inviterName: actor.name ?? actor.email,
      organisation: where!.name,
      role: partnerRoleWords[role].toLowerCase(),
      expiresAt: moment(expiresAt),
      invitationUrl: sealedLink('/partner/invitations/{key}', sealed),
      keepWords: 'We keep this message for 30 days.',
    };
    const about = { entity: 'partner_invitation', id: made!.id };
    await queueMail(tx, { template: 'partner-invited', to: { name: email, email }, fields, about }, now);
    const entry = { operation: 'permission', entity: 'partner_invitation', ids: [made!.id] } as const;
    await record(tx, actor, entry, now);
    return done(made!);
  });
}

async function isMember(tx: Db, institutionId: InstitutionId, email: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: partnerMembership.id })
    .from(partnerMembership)
    .innerJoin(partner, eq(partner.id, partnerMembership.partnerId))
    .where(
      and(
        eq(partnerMembership.institutionId, institutionId),
        eq(partner.email, email),
        isNotNull(partnerMembership.grantedAt),
        isNull(partnerMembership.endedAt),
      ),
    );
  return row !== undefined;
}

const openInvitations = (tx: Db, institutionId: InstitutionId, now: Temporal.Instant) =>
  tx
    .select({ email: partnerInvitation.email })
    .from(partnerInvitation)
    .where(
      and(
        eq(partnerInvitation.institutionId, institutionId),
        isNull(partnerInvitation.acceptedAt),
        isNull(partnerInvitation.withdrawnAt),
        gt(partnerInvitation.expiresAt, now),
      ),
    );

/** Takes an invitation back: its link opens nothing any more. */
export function withdrawInvitation(
  db: Db,
  actor: Partner,
  { institutionId, id }: { institutionId: InstitutionId; id: InvitationId },
  now: Temporal.Instant,
): Promise<Outcome<null, 'not a lead' | 'no such invitation'>> {
  return db.transaction(async (tx) => {
    if (!isLead(await membershipIn(tx, actor.id, institutionId))) return refused('not a lead');
    const [taken] = await tx
      .update(partnerInvitation)
      .set({ withdrawnAt: now })
      .where(
        and(
          eq(partnerInvitation.id, id),
          eq(partnerInvitation.institutionId, institutionId),
          isNull(partnerInvitation.acceptedAt),
          isNull(partnerInvitation.withdrawnAt),
        ),
      )
      .returning({ id: partnerInvitation.id });
    if (!taken) return refused('no such invitation');
    const entry = { operation: 'permission', entity: 'partner_invitation', ids: [id] } as const;
    await record(tx, actor, entry, now);
    return done(null);
  });
}
