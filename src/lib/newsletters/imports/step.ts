import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { subscriberImport, type SubscriberImportId } from '#db/schema/newsletter-imports.ts';

/** What lists stand on in the worker. */
export type ListDesk = { db: Db; secret: string; clock: () => Temporal.Instant };
export type ListRun = typeof subscriberImport.$inferSelect;

/**
 * The list, where it still stands where it stood, for as long as the transaction lasts; null where another worker
 * has it, or has left it. A worker that is killed lets go of it at once.
 */
export async function heldRun(tx: Db, { id, state }: ListRun): Promise<ListRun | null> {
  const [held] = await tx.execute<{ is: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${id}, 5033)) as is`,
  );
  if (!held!.is) return null;
  const [run] = await tx.select().from(subscriberImport).where(eq(subscriberImport.id, id));
  return run?.state === state ? run : null;
}

/** Tells how far it is on a connection of its own, so that it shows before the transaction ends. */
export async function noteProgress({ db }: ListDesk, id: SubscriberImportId, rows: number): Promise<void> {
  await db.update(subscriberImport).set({ rowsDone: rows }).where(eq(subscriberImport.id, id));
}
