import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type SaidOfList,
  subscriberImport,
  type SubscriberImportId,
  subscriberImportRow,
} from '#db/schema/newsletter-imports.ts';
import type { Officer } from '#lib/actor.ts';
import { askUndoList, askWriteList } from '#lib/newsletters/imports/ask.ts';
import { sendInList } from '#lib/newsletters/imports/send-in.ts';
import { workOnList } from '#lib/newsletters/imports/work.ts';
import { now, secret } from '../support/makers.ts';

/** What is said of a whole list: the evidence that its rows need not repeat. */
export const evidence = {
  topics: ['topic_news'],
  source: 'Sign-up sheet at the Luton mela',
  agreedOn: '2026-07-04',
  words: 'Send me news about events near me.',
};
type Given = {
  csv?: string | Uint8Array;
  isProven?: boolean;
  ofAll?: Partial<SaidOfList>;
  at?: Temporal.Instant;
};

/** What the worker does with a list next, for an officer who may. */
export const worksOn = (db: Db, officer: Officer | null, id: SubscriberImportId, at = now): Promise<void> =>
  workOnList({ db, secret, clock: () => at }, id, async () => officer);

export const stateOf = async (db: Db, id: SubscriberImportId) =>
  (await db.select().from(subscriberImport).where(eq(subscriberImport.id, id)))[0]!;

/** The rows of a list, in the order of the file. */
export const rowsOf = (db: Db, id: SubscriberImportId) =>
  db
    .select()
    .from(subscriberImportRow)
    .where(eq(subscriberImportRow.importId, id))
    .orderBy(subscriberImportRow.line);

const bytesOf = (csv: string | Uint8Array) => (typeof csv === 'string' ? new TextEncoder().encode(csv) : csv);

/** A list that was sent in and waits to be read. */
export const aSentList = (
  db: Db,
  officer: Officer,
  { csv = 'Email\nann@reader.example\nbob@reader.example\n', isProven = false, ofAll, at = now }: Given = {},
): Promise<SubscriberImportId> =>
  sendInList(
    db,
    officer,
    { fileName: 'mela.csv', isProven, said: { ...evidence, ...ofAll }, content: bytesOf(csv) },
    at,
  );

/** A list that was sent in and read, with two people unless told otherwise. */
export async function aList(db: Db, officer: Officer, given: Given = {}): Promise<SubscriberImportId> {
  const id = await aSentList(db, officer, given);
  // Where a site runs on the same database, its worker may have it already.
  while ((await stateOf(db, id)).state === 'reading') await worksOn(db, officer, id, given.at);
  return id;
}

/** Takes a list in, as somebody who presses the button and the worker do. */
export async function writes(db: Db, officer: Officer, id: SubscriberImportId, at = now): Promise<void> {
  const asked = await askWriteList(db, officer, id, at);
  if (!asked.ok) throw new Error(asked.reason);
  while ((await stateOf(db, id)).state === 'writing') await worksOn(db, officer, id, at);
}

/** Takes a list back. */
export async function undoes(db: Db, officer: Officer, id: SubscriberImportId, at = now): Promise<void> {
  const asked = await askUndoList(db, officer, id, at);
  if (!asked.ok) throw new Error(asked.reason);
  while ((await stateOf(db, id)).state === 'undoing') await worksOn(db, officer, id, at);
}

/** One that was taken in. */
export async function aWrittenList(db: Db, officer: Officer, given: Given = {}): Promise<SubscriberImportId> {
  const id = await aList(db, officer, given);
  await writes(db, officer, id, given.at);
  return id;
}
