import type { Db } from '#db/client.ts';
import type { SubscriberImportId } from '#db/schema/newsletter-imports.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { readList } from '#lib/newsletters/imports/read-list.ts';
import { sendInList } from '#lib/newsletters/imports/send-in.ts';
import { writeImport } from '#lib/newsletters/imports/write.ts';
import { offeredChoices } from '#lib/newsletters/subscribers/choices.ts';
import { now, secret } from '../support/makers.ts';

/** What is said of a whole list: the evidence that its rows need not repeat. */
export const evidence = {
  topics: ['topic_news'],
  source: 'Sign-up sheet at the Luton mela',
  agreedOn: Temporal.PlainDate.from('2026-07-04'),
  words: 'Send me news about events near me.',
};
type Given = {
  csv?: string;
  isProven?: boolean;
  ofAll?: Partial<Omit<typeof evidence, 'agreedOn'>> & { agreedOn?: Temporal.PlainDate | null };
  at?: Temporal.Instant;
};

/** A list that was sent in, with two people unless told otherwise. */
export async function aList(
  db: Db,
  officer: Officer,
  { csv = 'Email\nann@reader.example\nbob@reader.example\n', isProven = false, ofAll, at = now }: Given = {},
): Promise<SubscriberImportId> {
  const desk = { offered: await offeredChoices(db), ofAll: { ...evidence, ...ofAll }, today: ukDay(at) };
  const read = await readList(new TextEncoder().encode(csv), desk);
  if (!read.ok) throw new Error(read.reason);
  return sendInList(db, officer, { fileName: 'mela.csv', isProven, rows: read.value, secret }, at);
}

/** One that was taken in. */
export async function aWrittenList(db: Db, officer: Officer, given: Given = {}): Promise<SubscriberImportId> {
  const id = await aList(db, officer, given);
  const written = await writeImport(db, officer, id, secret, given.at ?? now);
  if (!written.ok) throw new Error(written.reason);
  return id;
}
