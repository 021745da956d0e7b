import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { commitment, commitmentChange } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { isWorking, lockPromise, type SeenPromise, type SeenPromiseRefusal } from './lock.ts';

export type PromiseChange = { ownerId: OfficerId; dueOn: Temporal.PlainDate; reason: string };
export type ChangeRefusal = SeenPromiseRefusal | 'over' | 'nothing changed' | 'no such officer';

/** Gives a promise another owner or day, and keeps what it was and why it changed. */
export function changePromise(
  db: Db,
  officer: Officer,
  seen: SeenPromise,
  { ownerId, dueOn, reason }: PromiseChange,
  now: Temporal.Instant,
): Promise<Outcome<null, ChangeRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockPromise(tx, seen);
    if (!found.ok) return found;
    const { id, sequence, ownerId: before, dueOn: on, toldAt } = found.value;
    if (toldAt) return refused('over');
    if (ownerId === before && dueOn.equals(on)) return refused('nothing changed');
    if (ownerId !== before && !(await isWorking(tx, ownerId))) return refused('no such officer');
    await tx
      .update(commitment)
      .set({ ownerId, dueOn, sequence: sequence + 1 })
      .where(eq(commitment.id, id));
    const moved = { fromOwnerId: before, toOwnerId: ownerId, fromOn: on, toOn: dueOn };
    await tx.insert(commitmentChange).values({ commitmentId: id, at: now, by: officer.id, reason, ...moved });
    const fields = ['owner_id', 'due_on'];
    await record(tx, officer, { operation: 'alter', entity: 'commitment', ids: [id], fields }, now);
    return done(null);
  });
}
