import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { type Connection, connect, type Db } from '#db/client.ts';
import type { SendingId } from '#db/schema/newsletter-sendings.ts';
import { openKey } from '#lib/keys/link-key.ts';
import { composedFor, lanesFor } from '#lib/newsletters/sending/lanes.ts';
import { listRecipients } from '#lib/newsletters/sending/list-recipients.ts';
import { versionOf } from '#lib/newsletters/sending/send.ts';
import { nextWaiting } from '#lib/newsletters/sending/waiting.ts';
import { aPress, aSending } from '../newsletters/issue-makers.ts';
import { manySubscribers } from '../newsletters/many.ts';
import { now, secret } from '../support/makers.ts';
import { openSink, type Sink } from './mail-sink.ts';
import { pinnedTo } from './processor.ts';
import { startProgram } from './program.ts';
import { factRow, shown } from './table.ts';
import type { World } from './world.ts';

const people = Number(process.env['BENCH_PEOPLE'] ?? 50_000);
const perSecond = 2000;
const sender = fileURLToPath(new URL('../newsletters/sender.ts', import.meta.url));

/**
 * A newsletter to very many: how long until everybody is on the list and has a message of their own, and how fast
 * those reach a mail server, with the worker killed at the half. Beside it in the same minutes the bare COPY of as
 * many rows, and nodemailer's pool to the same server with the same bytes.
 */
export async function measureNewsletters({ databaseUrl, folder }: Pick<World, 'databaseUrl' | 'folder'>) {
  const connection = connect(databaseUrl, { max: 4 });
  const sink = await openSink();
  try {
    await manySubscribers(connection.db, people);
    await connection.sql`vacuum analyze subscriber`;
    const copy = await seconds(() => bareCopy(connection));
    const { sendingId } = await aSending(connection.db, { perSecond });
    const made = await prepared(connection.db, sendingId);
    const bare = await bareRate(sink, { raw: made.raw, folder });
    const sent = await sendAll(sink, { databaseUrl, id: sendingId });
    return [...preparedRows(made, copy), ...sentRows(sink, sent, bare)];
  } finally {
    await sink.close();
    await connection.close();
  }
}

type Prepared = { list: number; render: number; personal: number; raw: string };

async function prepared(db: Db, id: SendingId): Promise<Prepared> {
  const list = await seconds(() => listRecipients(db, id, now));
  const version = await versionOf(db, id);
  let message: Awaited<ReturnType<typeof composedFor>>;
  const render = await seconds(async () => {
    message = await composedFor(aPress(null as never, null), version);
  });
  let [raw, done] = ['', 0];
  const personal = await seconds(async () => {
    for (const one of (await nextWaiting(db, id, people, now)).people) {
      raw = message({ to: one.email, id: one.id, key: openKey(secret, one.keySealed) });
      done += 1;
    }
  });
  if (done !== people) throw new Error(`${done} of ${people} are on the list.`);
  return { list, render, personal, raw };
}

function preparedRows({ list, render, personal }: Prepared, copy: number): string[][] {
  const parts = `listed ${shown(list)}, rendered ${shown(render)}, personalised ${shown(personal)}`;
  const all = list + render + personal;
  return [
    factRow(
      `newsletter to ${people.toLocaleString('en-GB')} listed, rendered and personalised`,
      `${shown(all)} s (${parts}); bare COPY of as many rows ${shown(copy)} s`,
    ),
  ];
}

async function bareCopy({ sql }: Connection): Promise<void> {
  await sql`create table bench_recipient (id uuid, sending_id uuid, subscriber_id uuid)`;
  const ids = await sql<{ id: string }[]>`select id from subscriber`;
  const into = (await sql`copy bench_recipient from stdin`.writable()) as Writable;
  const lines = ids.map(({ id }) => `${id}\t${id}\t${id}\n`);
  await pipeline(Readable.from([lines.join('')]), into);
  await sql`drop table bench_recipient`;
}

/** Messages a second through nodemailer's pool, over as many connections as ours has. */
async function bareRate(sink: Sink, { raw, folder }: { raw: string; folder: string }): Promise<number> {
  const mailer = await startProgram('bare-mailer', { folder });
  const count = Math.min(people, 15_000);
  const { seconds: took } = await mailer.ask<{ seconds: number }>({
    ...{ smtpUrl: sink.url, raw, count, connections: lanesFor(perSecond) },
  });
  await mailer.stop();
  if (sink.got.size !== count) throw new Error(`${sink.got.size} of ${count} reached the sink.`);
  sink.forget();
  return count / took;
}

type Sent = { before: number; after: number; rest: number };

/** Sends to everybody; the worker is killed when half have theirs, and another takes over once its lease is out. */
async function sendAll(sink: Sink, desk: { databaseUrl: string; id: SendingId }): Promise<Sent> {
  const half = Math.floor(people / 2);
  let worker = startSender(sink, desk);
  const first = watch(sink, () => sink.came().messages >= half && worker.kill('SIGKILL'));
  await once(worker, 'exit');
  const before = first();
  const killedAt = performance.now();
  // What the system had in hand when the worker ended still arrives, and belongs to the first.
  await new Promise((resolve) => void setTimeout(resolve, 500));
  const second = watch(sink, () => {});
  const come = sink.came().messages;
  for (let tries = 0; sink.got.size < people && tries < 20; tries += 1) {
    worker = startSender(sink, desk);
    await once(worker, 'exit');
  }
  const rest = (performance.now() - killedAt) / 1000;
  if (sink.came().messages === come) throw new Error('Nothing was left to be sent after the half.');
  return { before, after: second(), rest };
}

const leaseMs = '4000';

function startSender(sink: Sink, { databaseUrl, id }: { databaseUrl: string; id: SendingId }): ChildProcess {
  const words = [...pinnedTo(0), process.execPath, sender, databaseUrl, sink.url, id, leaseMs];
  return spawn(words[0]!, words.slice(1), { stdio: 'inherit' });
}

/** Reckons messages a second from the first that comes to the last. */
function watch(sink: Sink, work: () => unknown): () => number {
  const from = sink.came().messages;
  let began = 0;
  sink.onMessage(() => {
    began ||= performance.now();
    work();
  });
  return () => (1000 * (sink.came().messages - from - 1)) / (sink.came().lastAt - began);
}

function sentRows({ got }: Sink, { before, after, rest }: Sent, bare: number): string[][] {
  const [never, twice] = [people - got.size, [...got.values()].filter((times) => times > 1).length];
  const rates = `${shown(before)} a second, ${shown(after)} after kill -9 at the half`;
  return [
    factRow(
      'newsletter handed to a mail server',
      `${rates}; bare pool ${shown(bare)} (${Math.round((100 * before) / bare)}%)`,
    ),
    factRow('from kill -9 to the last message', `${shown(rest)} s, the lease of ${leaseMs} ms with it`),
    factRow('people with none / with two', `${never} / ${twice}`),
  ];
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
