import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { type MembershipId, partnerInvitation, partnerMembership } from '#db/schema/partners.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

type Merge = { from: InstitutionId; into: InstitutionId };

/**
 * Has the people of an institution's page follow it into another. Who was in both keeps one membership, with the
 * more that either gave; the other ends as merged.
 */
export async function followMerge(
  tx: Db,
  officer: Officer,
  { from, into }: Merge,
  now: Temporal.Instant,
): Promise<void> {
  await strongest(tx, { from, into });
  const twice = await tx.execute<{ id: MembershipId }>(sql`
    update partner_membership m set ended_at = ${now.toString()}, ended_as = 'merged'
    where m.institution_id = ${from} and m.ended_at is null and exists (
      select 1 from partner_membership o where o.partner_id = m.partner_id and o.institution_id = ${into}
        and o.ended_at is null)
    returning m.id`);
  const moved = await tx
    .update(partnerMembership)
    .set({ institutionId: into })
    .where(eq(partnerMembership.institutionId, from))
    .returning({ id: partnerMembership.id });
  await tx
    .update(partnerInvitation)
    .set({ institutionId: into })
    .where(eq(partnerInvitation.institutionId, from));
  const ids = [...new Set([...twice, ...moved].map(({ id }) => id))];
  const entry = { operation: 'permission', entity: 'partner_membership', ids } as const;
  if (ids.length > 0) await record(tx, officer, entry, now);
}

// Granted goes before asked, and training lead before colleague.
const strongest = (tx: Db, { from, into }: Merge) =>
  tx.execute(sql`
    update partner_membership o set
      role = case when o.granted_at is null then m.role
        when m.role = 'training_lead' then m.role else o.role end,
      granted_at = coalesce(o.granted_at, m.granted_at),
      granted_by_officer = case when o.granted_at is null then m.granted_by_officer else o.granted_by_officer end,
      granted_by_partner = case when o.granted_at is null then m.granted_by_partner else o.granted_by_partner end
    from partner_membership m
    where m.institution_id = ${from} and m.ended_at is null and m.granted_at is not null
      and o.partner_id = m.partner_id and o.institution_id = ${into} and o.ended_at is null`);
