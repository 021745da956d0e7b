import { type Connection, connect } from '#db/client.ts';
import type { SubscriberImportId } from '#db/schema/newsletter-imports.ts';
import { askUndoList, askWriteList } from '#lib/newsletters/imports/ask.ts';
import { sendInList } from '#lib/newsletters/imports/send-in.ts';
import { workOnList } from '#lib/newsletters/imports/work.ts';
import { anOfficer, secret } from '../support/makers.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const sizes = (process.env['BENCH_LISTED'] ?? '2000,100000').split(',').map(Number);

/**
 * A list of subscribers sent in, read, taken in and taken back, each person asked to confirm. Beside it in the same
 * minutes as many people, choices, proofs, mails and jobs by one insert each into the same tables, from nothing: no
 * file, no rules, no keyed hashes, no sealed links.
 */
export async function measureSubscriberLists({ databaseUrl }: Pick<World, 'databaseUrl'>) {
  const connection = connect(databaseUrl, { max: 4 });
  const rows: string[][] = [];
  try {
    for (const size of sizes) rows.push(...(await measureSize(connection, size)));
  } finally {
    await connection.close();
  }
  return rows;
}

async function measureSize(connection: Connection, size: number): Promise<string[][]> {
  const { db } = connection;
  const officer = await anOfficer(db, 'comms');
  const desk = { db, secret, clock: () => Temporal.Now.instant() };
  const work = (id: SubscriberImportId) => workOnList(desk, id, async () => officer);
  const ceiling = await seconds(() => bareInserts(connection, size));
  await empty(connection);
  const said = { topics: [], source: '', agreedOn: null, words: '' };
  const file = { fileName: 'list.csv', isProven: false, said, content: listOf(size) };
  let id: SubscriberImportId;
  const sent = await seconds(async () => (id = await sendInList(db, officer, file, desk.clock())));
  const read = await seconds(() => work(id));
  await must(askWriteList(db, officer, id!, desk.clock()));
  const written = await seconds(() => work(id));
  await mustBe(connection, size);
  await must(askUndoList(db, officer, id!, desk.clock()));
  const undone = await seconds(() => work(id));
  await mustBe(connection, 0);
  const people = `list of ${size.toLocaleString('en-GB')} subscribers`;
  const share = Math.round((100 * ceiling) / written);
  return [
    factRow(`${people}, while its page waits`, `${shown(sent)} s`),
    factRow(
      `${people}, by the worker`,
      `read in ${shown(read)} s, taken in in ${shown(written)} s; bare inserts ${shown(ceiling)} s, ${share}%`,
    ),
    factRow(`${people}, taken back`, `${shown(undone)} s`),
  ];
}

const listOf = (size: number): Uint8Array => {
  const heading = 'Email,Topics,Areas,Source,Agreed,Words\n';
  const evidence = 'Sign-up sheet at the mela,4/7/2026,Send me news about what is on near me.';
  const lines = Array.from({ length: size }, (_, n) => `p${n}@list.example,topic_news,,${evidence}\n`);
  return new TextEncoder().encode(heading + lines.join(''));
};

const must = async (asked: Promise<{ ok: boolean }>): Promise<void> => {
  if (!(await asked).ok) throw new Error('It was refused.');
};

async function mustBe({ sql }: Connection, people: number): Promise<void> {
  const [row] = await sql<{ people: number; mails: number }[]>`
    select (select count(*)::int from subscriber where email like '%@list.example') as people,
      (select count(*)::int from mail_message where to_email like '%@list.example') as mails`;
  if (row!.people !== people || row!.mails !== people)
    throw new Error(`${JSON.stringify(row)} of ${people}.`);
}

const bareInserts = ({ sql }: Connection, size: number) =>
  sql.begin(async (tx) => {
    await tx`insert into subscriber (email, email_hash, key_hash, key_sealed, asked_at)
      select 'p' || n || '@bare.example', sha256(('e' || n)::bytea), sha256(('k' || n)::bytea), sha256(('s' || n)::bytea), now()
      from generate_series(1, ${size}) n`;
    const those = tx`from subscriber p where p.email like '%@bare.example'`;
    await tx`insert into subscriber_topic select p.id, 'topic_news' ${those}`;
    await tx`insert into subscriber_consent (subscriber_id, kind, words, words_version, form, chosen, at)
      select p.id, 'asked', 'Send me news', '1', 'a sheet', '{}', now() ${those}`;
    await tx`insert into mail_message (template, to_name, to_email, fields, entity, entity_id, queued_at)
      select 'newsletter-confirm', '', p.email, '{}', 'subscriber', p.id, now() ${those}`;
    await tx`insert into pgboss.job (name, data) select 'deliver-mail', jsonb_build_object('id', p.id) ${those}`;
  });

async function empty({ sql }: Connection): Promise<void> {
  await sql`delete from mail_message where to_email like '%@bare.example'`;
  await sql`delete from subscriber where email like '%@bare.example'`;
  await sql`delete from pgboss.job where name = 'deliver-mail'`;
  await sql`vacuum analyze subscriber`;
  await sql`vacuum analyze mail_message`;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
