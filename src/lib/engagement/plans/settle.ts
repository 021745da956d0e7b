import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EngagementId } from '#db/schema/engagements.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { plannedContact } from '#db/schema/planned-contacts.ts';

/**
 * Ties an engagement to the plan that it came of. The form of a planned visit bears the plan's own id as its token,
 * so that a plan is logged once, whoever presses and however often.
 *
 * @param tx the transaction that writes the engagement
 */
export async function settlePlan(
  tx: Db,
  { formToken, institutionId }: { formToken: string; institutionId: InstitutionId | null },
  engagementId: EngagementId,
): Promise<void> {
  if (!institutionId) return;
  await tx
    .update(plannedContact)
    .set({ engagementId, sequence: sql`${plannedContact.sequence} + 1` })
    .where(
      and(
        sql`${plannedContact.id}::text = ${formToken}`,
        eq(plannedContact.institutionId, institutionId),
        isNull(plannedContact.cancelledAt),
        isNull(plannedContact.engagementId),
      ),
    );
}
