import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type ImportProblem,
  subscriberImport,
  type SubscriberImportId,
  subscriberImportRow,
} from '#db/schema/newsletter-imports.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** How long an import can be taken back, in days: as long as its addresses are kept. */
export const undoDays = 30;

export type ImportCounts = { rows: number; fine: number };
export type ListedImport = typeof subscriberImport.$inferSelect & ImportCounts & { sender: string };

const counted = {
  rows: sql<number>`(select count(*)::int from subscriber_import_row r where r.import_id = subscriber_import.id)`,
  fine: sql<number>`(select count(*)::int from subscriber_import_row r
    where r.import_id = subscriber_import.id and r.problem is null)`,
  sender: sql<string>`(select o.name from officer o where o.id = subscriber_import.sent_by)`,
};

/** The lists that were sent in, the newest first. */
export async function listImports(db: Db): Promise<ListedImport[]> {
  const rows = await db
    .select({ run: subscriberImport, ...counted })
    .from(subscriberImport)
    .orderBy(sql`${subscriberImport.sentAt} desc`)
    .limit(50);
  return rows.map(({ run, ...counts }) => ({ ...run, ...counts }));
}

/** A list with its rows; the look at its addresses is recorded. */
export async function findSubscriberImport(
  db: Db,
  officer: Officer,
  id: SubscriberImportId | null,
  now: Temporal.Instant,
) {
  if (!id) return null;
  const [found] = await db
    .select({ run: subscriberImport, ...counted })
    .from(subscriberImport)
    .where(eq(subscriberImport.id, id));
  if (!found) return null;
  const { run, ...counts } = found;
  const rows = await db
    .select()
    .from(subscriberImportRow)
    .where(eq(subscriberImportRow.importId, id))
    .orderBy(asc(subscriberImportRow.line));
  const entry = { operation: 'consult', entity: 'subscriber_import', ids: [id], fields: ['email'] } as const;
  await record(db, officer, entry, now);
  return { run: { ...run, ...counts }, rows };
}
export type FoundSubscriberImport = NonNullable<Awaited<ReturnType<typeof findSubscriberImport>>>;
export type ImportRow = FoundSubscriberImport['rows'][number];

/** How many rows are refused for each reason, the most frequent first. */
export function problemsIn(rows: readonly ImportRow[]): [ImportProblem, number][] {
  const counts = new Map<ImportProblem, number>();
  for (const { problem } of rows) if (problem) counts.set(problem, (counts.get(problem) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one);
}

/** Until when an import can be taken back; null where it cannot. */
export function undoUntil(
  { writtenAt, undoneAt, sentAt }: Pick<ListedImport, 'writtenAt' | 'undoneAt' | 'sentAt'>,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const until = sentAt.add({ hours: 24 * undoDays });
  return writtenAt && !undoneAt && Temporal.Instant.compare(now, until) < 0 ? until : null;
}
