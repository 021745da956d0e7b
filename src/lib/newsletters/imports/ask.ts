import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ListState, subscriberImport, type SubscriberImportId } from '#db/schema/newsletter-imports.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { undoUntil } from './undo-until.ts';

export type ListDeedRefusal = 'no such list' | 'elsewhere by now' | 'nothing to write' | 'too late';
type Run = typeof subscriberImport.$inferSelect;

/** Asks the worker to take a list in. */
export const askWriteList = (db: Db, officer: Officer, id: SubscriberImportId, now: Temporal.Instant) =>
  moveOn(db, officer, id, { from: 'ready', to: 'writing', check: canWrite }, now);

const canWrite = ({ rowsFine }: Run) => (rowsFine > 0 ? null : 'nothing to write');

/** Asks the worker to take a list back, while it may be. */
export const askUndoList = (db: Db, officer: Officer, id: SubscriberImportId, now: Temporal.Instant) =>
  moveOn(
    db,
    officer,
    id,
    { from: 'written', to: 'undoing', check: (run) => (undoUntil(run, now) ? null : 'too late') },
    now,
  );

type Move = { from: ListState; to: ListState; check: (run: Run) => ListDeedRefusal | null };

const moveOn = (
  db: Db,
  officer: Officer,
  id: SubscriberImportId,
  { from, to, check }: Move,
  now: Temporal.Instant,
): Promise<Outcome<null, ListDeedRefusal>> =>
  db.transaction(async (tx) => {
    const mine = eq(subscriberImport.id, id);
    // Not against the rows that point to it, which the worker may be adding.
    const [run] = await tx.select().from(subscriberImport).where(mine).for('no key update');
    if (!run) return refused('no such list');
    const no = run.state === from ? check(run) : 'elsewhere by now';
    if (no) return refused(no);
    const asked = { state: to, askedBy: officer.id, rowsDone: 0, failure: null };
    await tx.update(subscriberImport).set(asked).where(mine);
    const entry = { operation: 'alter', entity: 'subscriber_import', ids: [id], fields: ['state'] } as const;
    await record(tx, officer, entry, now);
    await enqueue(tx, 'work-on-subscriber-list', { id });
    return done(null);
  });

/** Throws a list away that was not taken in, with everything that was read of it. */
export const discardImport = (
  db: Db,
  officer: Officer,
  id: SubscriberImportId,
  now: Temporal.Instant,
): Promise<Outcome<null, ListDeedRefusal>> =>
  db.transaction(async (tx) => {
    const thrown = and(
      eq(subscriberImport.id, id),
      inArray(subscriberImport.state, ['ready', 'failed'] satisfies ListState[]),
    );
    const gone = await tx.delete(subscriberImport).where(thrown).returning({ id: subscriberImport.id });
    if (gone.length === 0) return refused('elsewhere by now');
    await record(tx, officer, { operation: 'erase', entity: 'subscriber_import', ids: [id] }, now);
    return done(null);
  });
