import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { partnerMembership } from '#db/schema/partners.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** Stops seeing an organisation, or takes back having asked to. What was booked stays booked. */
export function leaveOrganisation(
  db: Db,
  actor: Partner,
  institutionId: InstitutionId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'not a member'>> {
  return db.transaction(async (tx) => {
    const [left] = await tx
      .update(partnerMembership)
      .set({ endedAt: now, endedAs: 'left', endedByPartner: actor.id })
      .where(
        and(
          eq(partnerMembership.partnerId, actor.id),
          eq(partnerMembership.institutionId, institutionId),
          isNull(partnerMembership.endedAt),
        ),
      )
      .returning({ id: partnerMembership.id });
    if (!left) return refused('not a member');
    const entry = { operation: 'permission', entity: 'partner_membership', ids: [left.id] } as const;
    await record(tx, actor, entry, now);
    return done(null);
  });
}

/** How many other training leads an organisation has. */
export const otherLeads = (db: Db, actor: Partner, institutionId: InstitutionId): Promise<number> =>
  db.$count(
    partnerMembership,
    and(
      eq(partnerMembership.institutionId, institutionId),
      eq(partnerMembership.role, 'training_lead'),
      isNotNull(partnerMembership.grantedAt),
      isNull(partnerMembership.endedAt),
      ne(partnerMembership.partnerId, actor.id),
    ),
  );
