import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { commitment, type CommitmentId } from '#db/schema/promises.ts';
import { officer as account, type OfficerId } from '#db/schema/officers.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type PromiseRow = typeof commitment.$inferSelect;

/** Which state of a promise a form showed: when it is another by now, nothing is written over. */
export type SeenPromise = { id: CommitmentId; sequence: number };
export type SeenPromiseRefusal = 'no such promise' | 'changed meanwhile';

/** A promise, locked until the transaction ends, if it is still as it was seen. */
export async function lockPromise(
  tx: Db,
  { id, sequence }: SeenPromise,
): Promise<Outcome<PromiseRow, SeenPromiseRefusal>> {
  const [found] = await tx.select().from(commitment).where(eq(commitment.id, id)).for('no key update');
  if (!found) return refused('no such promise');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}

/** Where a promise lies, for whoever has to know before it is shown; null for one that is not there. */
export async function placeOfPromise(
  db: Db,
  id: CommitmentId | null,
): Promise<{ id: CommitmentId; areaId: AreaId } | null> {
  if (!id) return null;
  const [row] = await db
    .select({ id: commitment.id, areaId: commitment.areaId })
    .from(commitment)
    .where(eq(commitment.id, id));
  return row ?? null;
}

/** Whether an account is still in use, kept so until the transaction ends. */
export async function isWorking(tx: Db, id: OfficerId): Promise<boolean> {
  const [found] = await tx.select().from(account).where(eq(account.id, id)).for('key share');
  return found !== undefined && found.deactivatedAt === null;
}
