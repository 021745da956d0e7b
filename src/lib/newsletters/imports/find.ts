import { eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type ImportProblem,
  subscriberImport,
  type SubscriberImportId,
  subscriberImportRow,
} from '#db/schema/newsletter-imports.ts';
import { officer as account } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

export type ListedImport = typeof subscriberImport.$inferSelect & { sender: string };

/** The lists that were sent in, the newest first. */
export async function listImports(db: Db): Promise<ListedImport[]> {
  const rows = await db
    .select({ run: subscriberImport, sender: account.name })
    .from(subscriberImport)
    .innerJoin(account, eq(account.id, subscriberImport.sentBy))
    .orderBy(sql`${subscriberImport.sentAt} desc`)
    .limit(50);
  return rows.map(({ run, sender }) => ({ ...run, sender }));
}

/** A list, as its page shows it; nobody on it. */
export async function findSubscriberImport(
  db: Db,
  id: SubscriberImportId | null,
): Promise<ListedImport | null> {
  if (!id) return null;
  const [found] = await db
    .select({ run: subscriberImport, sender: account.name })
    .from(subscriberImport)
    .innerJoin(account, eq(account.id, subscriberImport.sentBy))
    .where(eq(subscriberImport.id, id));
  return found ? { ...found.run, sender: found.sender } : null;
}

export type ImportRow = typeof subscriberImportRow.$inferSelect;

/** How many rows of each kind a page shows. */
export const rowsShown = 20;

/** The first rows of a list that are taken and that are not, and why not; the look at its addresses is recorded. */
export async function lookAtRows(db: Db, officer: Officer, id: SubscriberImportId, now: Temporal.Instant) {
  const rowsOf = (isFine: boolean) =>
    db
      .select()
      .from(subscriberImportRow)
      .where(sql`import_id = ${id} and (problem is null) = ${isFine}`)
      .orderBy(subscriberImportRow.line)
      .limit(rowsShown);
  const [fine, refused] = [await rowsOf(true), await rowsOf(false)];
  await noteLook(db, officer, id, now);
  return { fine, refused, problems: await problemsIn(db, id) };
}

/** How many rows are refused for each reason, the most frequent first. */
async function problemsIn(db: Db, id: SubscriberImportId): Promise<[ImportProblem, number][]> {
  const rows = await db
    .select({ problem: subscriberImportRow.problem, rows: sql<number>`count(*)::int` })
    .from(subscriberImportRow)
    .where(sql`${eq(subscriberImportRow.importId, id)} and ${isNotNull(subscriberImportRow.problem)}`)
    .groupBy(subscriberImportRow.problem)
    .orderBy(sql`count(*) desc, problem`);
  return rows.map(({ problem, rows: count }) => [problem!, count]);
}

/** Every row that is not taken, some thousands at a time, in the order of the file; the look is recorded. */
export async function* refusedRows(
  db: Db,
  officer: Officer,
  id: SubscriberImportId,
  now: Temporal.Instant,
): AsyncGenerator<ImportRow[]> {
  await noteLook(db, officer, id, now);
  for (let line = 0; ;) {
    const rows = await db
      .select()
      .from(subscriberImportRow)
      .where(sql`import_id = ${id} and line > ${line} and problem is not null`)
      .orderBy(subscriberImportRow.line)
      .limit(5000);
    if (rows.length === 0) return;
    yield rows;
    line = rows.at(-1)!.line;
  }
}

const noteLook = (db: Db, officer: Officer, id: SubscriberImportId, now: Temporal.Instant): Promise<void> =>
  record(
    db,
    officer,
    { operation: 'consult', entity: 'subscriber_import', ids: [id], fields: ['email'] },
    now,
  );
