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
  const brought = await broughtBy(tx, run.id);
  const ids: string[] = [];
  for (let at = 0; at < brought.length; at += peopleAtOnce) {
    const some = brought.slice(at, at + peopleAtOnce);
    for (const id of await removeThose(tx, some)) ids.push(id);
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

// Sorted: whoever takes back another list locks in the same order.
async function broughtBy(tx: Db, id: SubscriberImportId): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select subscriber_id as id from subscriber_import_row where import_id = ${id} and subscriber_id is not null
    order by subscriber_id`);
  return [...rows].map((row) => row.id);
}

/** @returns who is gone; whoever confirms at this moment is waited for, and stays */
async function removeThose(tx: Db, ids: readonly string[]): Promise<string[]> {
  const those = sql`p.id = any(${sql.param(`{${ids.join(',')}}`)}::uuid[])`;
  await tx.execute(sql`select p.id from subscriber p where ${those} order by p.id for update`);
  const gone = await tx.execute<{ id: string }>(sql`
    delete from subscriber p where ${those} and p.source = 'import' and p.ended_at is null and not exists
      (select 1 from subscriber_consent c where c.subscriber_id = p.id and c.kind <> 'imported')
    returning p.id`);
  return [...gone].map((row) => row.id);
}
