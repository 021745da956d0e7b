import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  subscriberImport,
  type SubscriberImportId,
  subscriberImportRow,
} from '#db/schema/newsletter-imports.ts';
import { subscriber } from '#db/schema/newsletters.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { writeChoices } from '../subscribers/choices.ts';
import { sendConfirm } from '../subscribers/letters.ts';
import { prove } from '../subscribers/proof.ts';
import type { ImportRow } from './find.ts';
import type { ReadRow } from './read-row.ts';
import { withKnown } from './send-in.ts';

export type WriteRefusal = 'no such list' | 'written already' | 'nothing to write';
type Run = typeof subscriberImport.$inferSelect;

/**
 * Takes a list in. Whoever pressed a link when they agreed gets newsletters from now on, with the evidence as proof;
 * everybody else gets one mail that asks them to confirm, and nothing more until they do.
 *
 * What has become known since the list was sent in counts: who left meanwhile is left out.
 */
export const writeImport = (
  db: Db,
  officer: Officer,
  id: SubscriberImportId,
  secret: string,
  now: Temporal.Instant,
): Promise<Outcome<{ people: number }, WriteRefusal>> =>
  db.transaction(async (tx) => {
    const [run] = await tx.select().from(subscriberImport).where(eq(subscriberImport.id, id)).for('update');
    if (!run) return refused('no such list');
    if (run.writtenAt) return refused('written already');
    const rows = await takenOf(tx, id, secret);
    if (rows.length === 0) return refused('nothing to write');
    const ids: string[] = [];
    for (const row of rows) {
      const made = await writeRow(tx, officer, run, row, secret, now);
      if (made) ids.push(made);
    }
    await tx
      .update(subscriberImport)
      .set({ writtenAt: now, writtenBy: officer.id })
      .where(eq(subscriberImport.id, id));
    await record(tx, officer, { operation: 'collect', entity: 'subscriber', ids }, now);
    return done({ people: ids.length });
  });

async function takenOf(tx: Db, id: SubscriberImportId, secret: string): Promise<ReadRow[]> {
  const kept = await tx
    .select()
    .from(subscriberImportRow)
    .where(and(eq(subscriberImportRow.importId, id), isNull(subscriberImportRow.problem)));
  // Since the addresses went, nothing is left that could be written to.
  const there = kept.filter(({ email }) => email !== null).map(readRowOf);
  const rows = await withKnown(tx, there, secret);
  for (const { line, problem } of rows)
    if (problem)
      await tx
        .update(subscriberImportRow)
        .set({ problem })
        .where(and(eq(subscriberImportRow.importId, id), eq(subscriberImportRow.line, line)));
  return rows.filter(({ problem }) => !problem);
}

/** A row as it was read, without where it was kept. */
const readRowOf = ({ importId: _, subscriberId: _by, ...row }: ImportRow): ReadRow => row;

async function writeRow(
  tx: Db,
  officer: Officer,
  run: Run,
  row: ReadRow,
  secret: string,
  now: Temporal.Instant,
): Promise<string | null> {
  const key = makeKey(secret);
  const kept = { emailHash: addressHash(secret, row.email!), keyHash: key.hash, keySealed: key.sealed };
  const [made] = await tx
    .insert(subscriber)
    .values({ ...kept, email: row.email, source: 'import', askedAt: now })
    .onConflictDoNothing()
    .returning();
  if (!made) return null;
  await writeChoices(tx, made.id, row.chosen);
  const evidence = { words: row.words!, wordsVersion: 'as sent in', agreedOn: row.agreedOn! };
  await prove(
    tx,
    made.id,
    row.chosen,
    { kind: 'imported', form: row.source!, by: officer.id, ...evidence },
    now,
  );
  // Only now: the database asks for the evidence first.
  if (run.isProven) await tx.update(subscriber).set({ confirmedAt: now }).where(eq(subscriber.id, made.id));
  else await sendConfirm(tx, made, now);
  await tx.execute(sql`update subscriber_import_row set subscriber_id = ${made.id}
    where import_id = ${run.id} and line = ${row.line}`);
  return made.id;
}
