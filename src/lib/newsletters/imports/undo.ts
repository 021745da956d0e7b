import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { subscriberImport, type SubscriberImportId } from '#db/schema/newsletter-imports.ts';
import { subscriber, type SubscriberId } from '#db/schema/newsletters.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { forgetMessages } from '#lib/mail/forget-messages.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { undoUntil } from './find.ts';

export type UndoRefusal = 'no such list' | 'too late';

/**
 * Takes an import back: whoever it brought is gone, with their proof and the mails about it. Whoever has confirmed or
 * changed something since by their own link stays: that is their own word, and no list's.
 */
export const undoImport = (
  db: Db,
  officer: Officer,
  id: SubscriberImportId,
  now: Temporal.Instant,
): Promise<Outcome<{ people: number }, UndoRefusal>> =>
  db.transaction(async (tx) => {
    const [run] = await tx.select().from(subscriberImport).where(eq(subscriberImport.id, id)).for('update');
    if (!run) return refused('no such list');
    if (!undoUntil(run, now)) return refused('too late');
    const ids = await stillOfTheList(tx, id);
    await forgetMessages(tx, 'subscriber', ids);
    if (ids.length > 0) await tx.delete(subscriber).where(inArray(subscriber.id, ids));
    await tx
      .update(subscriberImport)
      .set({ undoneAt: now, undoneBy: officer.id })
      .where(eq(subscriberImport.id, id));
    await record(tx, officer, { operation: 'erase', entity: 'subscriber', ids, fields: ['email'] }, now);
    return done({ people: ids.length });
  });

async function stillOfTheList(tx: Db, id: SubscriberImportId): Promise<SubscriberId[]> {
  const rows = await tx.execute<{ id: SubscriberId }>(sql`
    select p.id from subscriber p join subscriber_import_row r on r.subscriber_id = p.id
    where r.import_id = ${id} and p.source = 'import' and p.ended_at is null and not exists
      (select 1 from subscriber_consent c where c.subscriber_id = p.id and c.kind <> 'imported')
    for update of p`);
  return [...rows].map((row) => row.id);
}

/** Throws a list away that was not taken in, with everything that was read of it. */
export const discardImport = (
  db: Db,
  officer: Officer,
  id: SubscriberImportId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such list' | 'written already'>> =>
  db.transaction(async (tx) => {
    const [run] = await tx.select().from(subscriberImport).where(eq(subscriberImport.id, id)).for('update');
    if (!run) return refused('no such list');
    if (run.writtenAt) return refused('written already');
    await tx.delete(subscriberImport).where(eq(subscriberImport.id, id));
    await record(tx, officer, { operation: 'erase', entity: 'subscriber_import', ids: [id] }, now);
    return done(null);
  });
