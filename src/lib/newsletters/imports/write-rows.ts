import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type ImportedChoices,
  subscriberImport,
  type SubscriberImportId,
} from '#db/schema/newsletter-imports.ts';
import type { SubscriberId } from '#db/schema/newsletters.ts';
import type { Officer } from '#lib/actor.ts';
import { recordMany } from '#lib/audit/record-many.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { queueMails } from '#lib/mail/queue-many.ts';
import { confirmLetter } from '../subscribers/letters.ts';
import { hexOf, whatSpeaksAgainst } from './known.ts';
import { type ListDesk, type ListRun, noteProgress } from './step.ts';
import { asRows, insertPeople } from './write-people.ts';

const rowsAtOnce = 2000;

/**
 * Takes a list in, all of it or nothing. Whoever pressed a link when they agreed gets newsletters from now on, with
 * the evidence as proof; everybody else gets one mail that asks them to confirm, and nothing more until they do.
 *
 * What has become known since the list was read counts: who left meanwhile is left out.
 */
export async function writeRows(tx: Db, desk: ListDesk, run: ListRun, officer: Officer): Promise<void> {
  const now = desk.clock();
  let [line, taken] = [0, 0];
  for (;;) {
    const rows = await nextRows(tx, run.id, line);
    if (rows.length === 0) break;
    taken += await writeSlice(tx, { desk, run, officer, now }, rows);
    line = rows.at(-1)!.line;
    await noteProgress(desk, run.id, taken);
  }
  const written = { state: 'written', writtenAt: now, writtenBy: officer.id, failure: null } as const;
  const none = { state: 'ready', failure: 'No row of this list can be taken in any more.' } as const;
  await tx
    .update(subscriberImport)
    .set({ ...(taken > 0 ? written : none), rowsFine: taken, rowsDone: 0 })
    .where(eq(subscriberImport.id, run.id));
}

type FineRow = {
  line: number;
  email: string;
  chosen: ImportedChoices;
  words: string;
  source: string;
  agreedOn: string;
};

// Since the addresses went, nothing is left that could be written to.
async function nextRows(tx: Db, id: SubscriberImportId, after: number): Promise<FineRow[]> {
  const rows = await tx.execute<FineRow>(sql`
    select line, email::text as email, chosen, words, source, agreed_on::text as "agreedOn" from subscriber_import_row
    where import_id = ${id} and line > ${after} and problem is null and email is not null and subscriber_id is null
    order by line limit ${rowsAtOnce}`);
  return [...rows];
}

type Work = { desk: ListDesk; run: ListRun; officer: Officer; now: Temporal.Instant };

async function writeSlice(tx: Db, work: Work, rows: readonly FineRow[]): Promise<number> {
  const { desk, run, officer, now } = work;
  const people = rows.map((row) => newPerson(desk.secret, row));
  const against = await whatSpeaksAgainst(
    tx,
    people.map(({ emailHash }) => emailHash),
  );
  const made = await insertPeople(
    tx,
    { run, officerId: officer.id, now },
    people.filter(({ emailHash }) => !against.has(emailHash)),
  );
  const left = people.filter(({ id }) => !made.has(id));
  const because = left.map(({ line, emailHash }) => ({ line, problem: against.get(emailHash) ?? 'known' }));
  await tx.execute(sql`update subscriber_import_row r set problem = p.problem
    from ${asRows(because, 'line integer, problem text')} where r.import_id = ${run.id} and r.line = p.line`);
  const ids = [...made];
  // Only now: the database asks for the evidence first.
  if (run.isProven) await confirmAll(tx, ids, now);
  else
    await queueMails(
      tx,
      people.filter(({ id }) => made.has(id)).map((one) => letterTo(one, now)),
      now,
    );
  await recordMany(tx, officer, { operation: 'collect', entity: 'subscriber', ids, reason: 'import' }, now);
  return ids.length;
}

function newPerson(secret: string, row: FineRow) {
  const { hash, sealed } = makeKey(secret);
  const hashes = { emailHash: hexOf(addressHash(secret, row.email)), keyHash: hexOf(hash) };
  return { ...row, ...hashes, id: crypto.randomUUID() as SubscriberId, keySealed: hexOf(sealed) };
}

const letterTo = ({ id, email, keySealed }: ReturnType<typeof newPerson>, now: Temporal.Instant) =>
  confirmLetter({ id, email, keySealed: Buffer.from(keySealed, 'hex') }, now);

const confirmAll = (tx: Db, ids: readonly string[], now: Temporal.Instant) =>
  tx.execute(sql`update subscriber set confirmed_at = ${now.toString()}::timestamptz
    where id = any(${sql.param(`{${ids.join(',')}}`)}::uuid[])`);
