import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';

/** Takes what somebody wrote about records out of the supervisor's queue, when the text of these is erased. */
export async function forgetOverrides(tx: Db, entityIds: readonly string[]): Promise<void> {
  if (entityIds.length === 0) return;
  await tx.delete(textCheckOverride).where(inArray(textCheckOverride.entityId, [...entityIds]));
}
