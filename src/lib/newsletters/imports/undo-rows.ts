import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { subscriberImport, type SubscriberImportId } from '#db/schema/newsletter-imports.ts';
import type { Officer } from '#lib/actor.ts';
import { recordMany } from '#lib/audit/record-many.ts';
import { forgetManyMessages } from '#lib/mail/forget-messages.ts';
import { type ListDesk, type ListRun, noteProgress } from './step.ts';

const peopleAtOnce = 5000;

/**
 * Takes an import back: whoever it brought is gone, with their proof and the mails about it. Whoever has confirmed or
 * changed something since by their own link stays: that is their own word, and no list's.
 */
export async function undoRows(tx: Db, desk: ListDesk, run: ListRun, officer: Officer): Promise<void> {
  const now = desk.clock();
  const ids = await stillOfTheList(tx, run.id);
  for (let at = 0; at < ids.length; at += peopleAtOnce) {
    const some = ids.slice(at, at + peopleAtOnce);
    await tx.execute(sql`delete from subscriber where id = any(${sql.param(`{${some.join(',')}}`)}::uuid[])`);
    await noteProgress(desk, run.id, at + some.length);
  }
  // Last: what delivers one of them waits, and holds a connection that telling how far it is may wait for.
  await forgetManyMessages(tx, 'subscriber', ids);
  const undone = {
    state: 'undone',
    undoneAt: now,
    undoneBy: officer.id,
    failure: null,
    rowsDone: 0,
  } as const;
  await tx.update(subscriberImport).set(undone).where(eq(subscriberImport.id, run.id));
  await recordMany(tx, officer, { operation: 'erase', entity: 'subscriber', ids, fields: ['email'] }, now);
}

// Locked in one order, whoever else takes something back.
async function stillOfTheList(tx: Db, id: SubscriberImportId): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select p.id from subscriber p join subscriber_import_row r on r.subscriber_id = p.id
    where r.import_id = ${id} and p.source = 'import' and p.ended_at is null and not exists
      (select 1 from subscriber_consent c where c.subscriber_id = p.id and c.kind <> 'imported')
    order by p.id for update of p`);
  return [...rows].map((row) => row.id);
}
