import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { surge, surgeChange, type SurgeDeed, type SurgeId } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type SurgeRow = typeof surge.$inferSelect;
export type SurgeRefusal = 'no such surge' | 'closed already';

/** An open surge, locked until the transaction ends: those who change it at once do so one after another. */
export async function lockSurge(tx: Db, id: SurgeId): Promise<Outcome<SurgeRow, SurgeRefusal>> {
  const [found] = await tx.select().from(surge).where(eq(surge.id, id)).for('no key update');
  if (!found) return refused('no such surge');
  return found.closedAt ? refused('closed already') : done(found);
}

/** Counts a change of a locked surge: pages that show it then know that they are old. */
export async function noteChange(
  tx: Db,
  { id: by }: Officer,
  { surgeId, deed }: { surgeId: SurgeId; deed: SurgeDeed },
  at: Temporal.Instant,
): Promise<void> {
  const sequence = sql<number>`(select coalesce(max(c.sequence), 0) + 1 from surge_change c where c.surge_id = ${surgeId})`;
  await tx.insert(surgeChange).values({ surgeId, sequence, deed, at, by });
}
