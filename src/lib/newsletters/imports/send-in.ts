import { createHash } from 'node:crypto';
import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type SaidOfList,
  subscriberImport,
  type SubscriberImportId,
  subscriberImportPart,
} from '#db/schema/newsletter-imports.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { inParts } from '#lib/files/in-parts.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import { piecesOf } from './file.ts';

export type SentList = { fileName: string; isProven: boolean; said: SaidOfList; content: Uint8Array };

/**
 * Keeps a list as it came, and asks the worker to read it; nobody is written to. The same file sent by the same
 * officer again, as by a second press of the button, is the list that is there.
 */
export const sendInList = (
  db: Db,
  officer: Officer,
  { fileName, isProven, said, content }: SentList,
  now: Temporal.Instant,
): Promise<SubscriberImportId> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${officer.id}, 5032))`);
    const fileHash = new Uint8Array(createHash('sha256').update(content).digest());
    const made = { fileName, isProven, said, fileHash, sentAt: now, sentBy: officer.id, askedBy: officer.id };
    const twin = await sentJustNow(tx, made);
    if (twin) return twin;
    const [row] = await tx.insert(subscriberImport).values(made).returning({ id: subscriberImport.id });
    const importId = row!.id;
    let position = 0;
    for await (const part of inParts(piecesOf(content)))
      await tx.insert(subscriberImportPart).values({ importId, position: position++, content: part });
    await record(tx, officer, { operation: 'collect', entity: 'subscriber_import', ids: [importId] }, now);
    await enqueue(tx, 'work-on-subscriber-list', { id: importId });
    return importId;
  });

type Made = Pick<typeof subscriberImport.$inferSelect, 'isProven' | 'said' | 'sentAt' | 'sentBy'> & {
  fileHash: Uint8Array;
};

async function sentJustNow(tx: Db, made: Made): Promise<SubscriberImportId | null> {
  const [row] = await tx
    .select({ id: subscriberImport.id })
    .from(subscriberImport)
    .where(
      and(
        eq(subscriberImport.fileHash, made.fileHash),
        eq(subscriberImport.sentBy, made.sentBy),
        eq(subscriberImport.isProven, made.isProven),
        sql`${subscriberImport.said} = ${JSON.stringify(made.said)}::jsonb`,
        inArray(subscriberImport.state, ['reading', 'ready']),
        gt(subscriberImport.sentAt, made.sentAt.subtract({ minutes: 10 })),
      ),
    );
  return row?.id ?? null;
}
