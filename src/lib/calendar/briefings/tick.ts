import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { briefing, briefingItem, type BriefingId, type BriefingItemId } from '#db/schema/briefings.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type TickRefusal = 'no such task' | 'not released';
type Tick = { briefingId: BriefingId; item: BriefingItemId | null; isDone: boolean };

/** Ticks a task of a released briefing, with who and when, or takes the tick back. Done twice, the first stays. */
export function tickTask(
  db: Db,
  officer: Officer,
  { briefingId, item, isDone }: Tick,
  now: Temporal.Instant,
): Promise<Outcome<null, TickRefusal>> {
  return db.transaction(async (tx) => {
    const task = item ? await lockTask(tx, briefingId, item) : null;
    if (!task) return refused('no such task');
    if (!task.releasedAt) return refused('not released');
    if ((task.doneAt !== null) === isDone) return done(null);
    const tick = isDone ? { doneAt: now, doneBy: officer.id } : { doneAt: null, doneBy: null };
    await tx.update(briefingItem).set(tick).where(eq(briefingItem.id, task.id));
    const entry = { operation: 'alter', entity: 'briefing_item', ids: [task.id] } as const;
    await record(tx, officer, { ...entry, fields: ['done_at', 'done_by'] }, now);
    return done(null);
  });
}

async function lockTask(tx: Db, briefingId: BriefingId, item: BriefingItemId) {
  const [found] = await tx
    .select({ id: briefingItem.id, doneAt: briefingItem.doneAt, releasedAt: briefing.releasedAt })
    .from(briefingItem)
    .innerJoin(briefing, eq(briefing.id, briefingItem.briefingId))
    .where(
      and(eq(briefingItem.id, item), eq(briefingItem.briefingId, briefingId), eq(briefingItem.kind, 'task')),
    )
    .for('update', { of: briefingItem });
  return found ?? null;
}
