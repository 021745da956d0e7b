import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { type MembershipId, partner, partnerMembership, type PartnerRole } from '#db/schema/partners.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

// Somebody works for a few organisations, not for a county of them.
const openAsks = 5;

export type AskRefusal = 'member already' | 'asked already' | 'too many';

/** Asks to see an organisation; an officer of its area decides. */
export function askMembership(
  db: Db,
  actor: Partner,
  asked: { institutionId: InstitutionId; name: string; role: PartnerRole },
  now: Temporal.Instant,
): Promise<Outcome<{ id: MembershipId }, AskRefusal>> {
  const { institutionId, name, role } = asked;
  return db.transaction(async (tx) => {
    // Locked, so that one form sent twice counts itself.
    await tx.update(partner).set({ name }).where(eq(partner.id, actor.id));
    const open = await tx
      .select()
      .from(partnerMembership)
      .where(and(eq(partnerMembership.partnerId, actor.id), isNull(partnerMembership.endedAt)));
    const here = open.find((one) => one.institutionId === institutionId);
    if (here) return refused(here.grantedAt ? 'member already' : 'asked already');
    if (open.filter(({ grantedAt }) => !grantedAt).length >= openAsks) return refused('too many');
    const [made] = await tx
      .insert(partnerMembership)
      .values({ partnerId: actor.id, institutionId, role, askedAt: now })
      .returning({ id: partnerMembership.id });
    const entry = { operation: 'collect', entity: 'partner_membership', ids: [made!.id] } as const;
    await record(tx, actor, entry, now);
    return done(made!);
  });
}
