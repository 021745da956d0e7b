import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { surgeCall } from '#db/schema/surge-calls.ts';
import type { OfCall } from './lock-call.ts';

/** The institution that a call of a surge is to; null where there is no such call. */
export async function institutionOf(db: Db, { surgeId, callId }: OfCall): Promise<InstitutionId | null> {
  if (!callId) return null;
  const [row] = await db
    .select({ institutionId: surgeCall.institutionId })
    .from(surgeCall)
    .where(and(eq(surgeCall.id, callId), eq(surgeCall.surgeId, surgeId)));
  return row?.institutionId ?? null;
}
