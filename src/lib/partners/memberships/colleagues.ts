import { and, asc, eq, gt, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import {
  type MembershipId,
  partner,
  partnerInvitation,
  partnerMembership,
  type PartnerRole,
} from '#db/schema/partners.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { partnerHome, tellPartner } from './letters.ts';
import { isLead, membershipIn } from './mine.ts';

/** Everybody who may see an organisation, and who is invited to; the look is recorded. */
export async function listColleagues(
  db: Db,
  actor: Partner,
  institutionId: InstitutionId,
  now: Temporal.Instant,
) {
  const [members, invitations] = await Promise.all([
    db
      .select({
        id: partnerMembership.id,
        partnerId: partner.id,
        name: partner.name,
        email: partner.email,
        role: partnerMembership.role,
        grantedAt: partnerMembership.grantedAt,
        lastSignInAt: partner.lastSignInAt,
      })
      .from(partnerMembership)
      .innerJoin(partner, eq(partner.id, partnerMembership.partnerId))
      .where(and(eq(partnerMembership.institutionId, institutionId), granted))
      .orderBy(asc(partnerMembership.grantedAt), asc(partner.email)),
    db
      .select({
        id: partnerInvitation.id,
        email: partnerInvitation.email,
        role: partnerInvitation.role,
        invitedAt: partnerInvitation.invitedAt,
        expiresAt: partnerInvitation.expiresAt,
      })
      .from(partnerInvitation)
      .where(and(eq(partnerInvitation.institutionId, institutionId), open(now)))
      .orderBy(asc(partnerInvitation.invitedAt)),
  ]);
  const ids = members.map(({ id }) => id);
  await record(db, actor, { operation: 'consult', entity: 'partner_membership', ids }, now);
  return { members, invitations };
}
export type Colleagues = Awaited<ReturnType<typeof listColleagues>>;

const granted = and(isNotNull(partnerMembership.grantedAt), isNull(partnerMembership.endedAt));
const open = (now: Temporal.Instant) =>
  and(
    isNull(partnerInvitation.acceptedAt),
    isNull(partnerInvitation.withdrawnAt),
    gt(partnerInvitation.expiresAt, now),
  );

type Whose = { institutionId: InstitutionId; membershipId: MembershipId };

/** Takes a colleague off the organisation's page, and tells them. */
export const removeColleague = (
  db: Db,
  actor: Partner,
  whose: Whose,
  now: Temporal.Instant,
): Promise<Outcome<null, 'not a lead' | 'no such colleague'>> =>
  ofColleague(db, actor, whose, now, async (tx, held) => {
    const ended = { endedAt: now, endedAs: 'removed_by_lead', endedByPartner: actor.id } as const;
    await tx.update(partnerMembership).set(ended).where(eq(partnerMembership.id, held.id));
    const removedBy = actor.name ?? actor.email;
    await tellPartner(
      tx,
      'partner-removed',
      held,
      { removedBy, reasonWords: null, partnerUrl: partnerHome },
      now,
    );
  });

/** Makes a colleague a training lead, or a training lead a colleague. */
export const changeColleague = (
  db: Db,
  actor: Partner,
  { role, ...whose }: Whose & { role: PartnerRole },
  now: Temporal.Instant,
): Promise<Outcome<null, 'not a lead' | 'no such colleague'>> =>
  ofColleague(db, actor, whose, now, async (tx, { id }) => {
    await tx.update(partnerMembership).set({ role }).where(eq(partnerMembership.id, id));
  });

type Held = typeof partnerMembership.$inferSelect;

// Nobody removes themselves here: leaving says what it means for the organisation.
function ofColleague(
  db: Db,
  actor: Partner,
  { institutionId, membershipId }: Whose,
  now: Temporal.Instant,
  work: (tx: Db, held: Held) => Promise<void>,
): Promise<Outcome<null, 'not a lead' | 'no such colleague'>> {
  return db.transaction(async (tx) => {
    if (!isLead(await membershipIn(tx, actor.id, institutionId))) return refused('not a lead');
    const [held] = await tx
      .select()
      .from(partnerMembership)
      .where(
        and(
          eq(partnerMembership.id, membershipId),
          eq(partnerMembership.institutionId, institutionId),
          ne(partnerMembership.partnerId, actor.id),
          granted,
        ),
      )
      .for('update');
    if (!held) return refused('no such colleague');
    await work(tx, held);
    const entry = { operation: 'permission', entity: 'partner_membership', ids: [held.id] } as const;
    await record(tx, actor, entry, now);
    return done(null);
  });
}
