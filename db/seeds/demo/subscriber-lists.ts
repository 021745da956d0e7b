import { randomUUID } from 'node:crypto';
import type { OfficerId } from '../../schema/officers.ts';
import type { Transaction } from './rows.ts';

type World = { people: Readonly<Record<'comms', OfficerId>>; now: Temporal.Instant };

const words = 'Send me news about what is on near me. I can stop at any time.';
const source = 'Sign-up sheet at the Luton mela';

/**
 * A list of people who signed up on paper, as it waits to be looked at: some rows are fine, some lack something; and
 * one that could not be read.
 */
export async function writeSubscriberLists(tx: Transaction, { people, now }: World): Promise<void> {
  const id = randomUUID();
  const sentAt = now.subtract({ hours: 3 }).toString();
  const agreed = now.toZonedDateTimeISO('Europe/London').toPlainDate().subtract({ days: 18 }).toString();
  const whole = { source, agreed_on: agreed, words };
  const rows = [
    { email: 'amina@harbourview.example', ...whole, problem: null },
    { email: 'brook.family@linford.example', ...whole, problem: null },
    { email: 'carys.dene@market-hall.example', ...whole, problem: null },
    { email: 'dara(at)linford.example', ...whole, problem: 'not an address' },
    { email: 'office@ashmere.school.example', ...whole, source: null, problem: 'no source' },
    { email: 'gita@market-hall.example', ...whole, agreed_on: null, problem: 'no day' },
    { email: 'hugo@harbourview.example', ...whole, problem: null },
    { email: 'amina@harbourview.example', ...whole, problem: 'twice' },
    { email: 'ines@linford.example', ...whole, words: null, problem: 'no words' },
    { email: 'amber.ashdown@harbourview.example', ...whole, problem: 'known' },
    { email: 'bilal.ickwell1@harbourview.example', ...whole, problem: 'not to be written to' },
  ];
  await tx`insert into subscriber_import ${tx({
    ...{ id, file_name: 'Luton mela, sign-up sheet.csv', is_proven: false, sent_at: sentAt },
    ...{ sent_by: people.comms, asked_by: people.comms, state: 'ready' },
    ...{ rows_all: rows.length, rows_fine: rows.filter(({ problem }) => !problem).length },
    ...{ read_as: 'CSV in UTF-8, its cells parted by commas', not_read: ['Name', 'Telephone'] },
  })}`;
  await writeUnread(tx, { people, now });
  const chosen = { topics: ['topic_news', 'topic_events'], areas: [], sectors: [] };
  await tx`insert into subscriber_import_row ${tx(
    rows.map((row, index) => ({ ...row, import_id: id, line: index + 2, chosen: tx.json(chosen) })),
  )}`;
}

const writeUnread = (tx: Transaction, { people, now }: World) =>
  tx`insert into subscriber_import ${tx({
    ...{ file_name: 'Library readers 2024.xlsx', is_proven: true, state: 'failed' },
    ...{ sent_at: now.subtract({ hours: 52 }).toString(), sent_by: people.comms, asked_by: people.comms },
    said: tx.json({ topics: ['topic_events'], source, agreedOn: null, words }),
    failure: 'The workbook is locked with a password. Save it without one.',
  })}`;
