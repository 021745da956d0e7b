import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { connect, type Db } from '#db/client.ts';
import { subscriberImportPart } from '#db/schema/newsletter-imports.ts';
import { subscriber } from '#db/schema/newsletters.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { askUndoList, askWriteList } from '#lib/newsletters/imports/ask.ts';
import { goOnWithLists } from '#lib/newsletters/imports/work.ts';
import { it } from '../support/database.ts';
import { anOfficer, now, secret } from '../support/makers.ts';
import { aList, aSentList, aWrittenList, stateOf, worksOn, writes } from './import-makers.ts';
import { asks, kept } from './makers.ts';

const program = fileURLToPath(new URL('list-worker.ts', import.meta.url));
const listOf = (people: number) =>
  `Email\n${Array.from({ length: people }, (_, n) => `reader${n}@list.example\n`).join('')}`;
const figures = async (db: Db) => ({
  people: await db.$count(subscriber),
  mails: await db.$count(mailMessage),
  proofs: (
    await db.execute<{ count: number }>(sql`select count(*)::int as count from subscriber_consent`)
  )[0]!.count,
});
const each = (people: number) => ({ people, mails: people, proofs: people });
const desk = (db: Db) => ({ db, secret, clock: () => now });

describe('a worker that is killed while it takes a list in', () => {
  it('leaves nobody half in, and whoever goes on takes in everybody once', async ({
    aConnection,
    ownUrl,
  }) => {
    const { db } = aConnection();
    const officer = await anOfficer(db, 'comms');
    const id = await aList(db, officer, { csv: listOf(5000) });
    await askWriteList(db, officer, id, now);
    const worker = spawn(process.execPath, [program, ownUrl, id], { stdio: 'inherit' });
    while ((await stateOf(db, id)).rowsDone === 0 && worker.exitCode === null) {
      // Looks again at once: the moment must not be missed.
    }
    worker.kill('SIGKILL');
    if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
    expect((await stateOf(db, id)).state).toBe('writing');
    expect(await figures(db)).toEqual(each(0));
    // What the killed worker held is let go of once the database has noticed.
    for (let tries = 0; tries < 100 && (await stateOf(db, id)).state === 'writing'; tries += 1)
      await goOnWithLists(desk(db), async () => officer);
    expect(await stateOf(db, id)).toMatchObject({ state: 'written', rowsFine: 5000 });
    expect(await figures(db)).toEqual(each(5000));
  }, 180_000);
});

describe('a database that goes away while a list is taken in', () => {
  it('leaves nobody half in, and everybody comes in once it is back', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const officer = await anOfficer(one, 'comms');
    const id = await aList(one, officer, { csv: listOf(5000) });
    await askWriteList(one, officer, id, now);
    const broken = worksOn(one, officer, id).catch(() => null);
    while ((await stateOf(other, id)).rowsDone === 0) {
      // Looks again at once: the moment must not be missed.
    }
    await other.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await broken;
    expect(await figures(other)).toEqual(each(0));
    if ((await stateOf(other, id)).state === 'ready') await askWriteList(other, officer, id, now);
    await goOnWithLists(desk(other), async () => officer);
    expect(await stateOf(other, id)).toMatchObject({ state: 'written', rowsFine: 5000 });
    expect(await figures(other)).toEqual(each(5000));
  }, 180_000);
});

describe('two workers with one list', () => {
  it('read it, take it in and take it back once', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const officer = await anOfficer(one, 'comms');
    const id = await aSentList(one, officer, { csv: listOf(300) });
    const both = () => Promise.all([worksOn(one, officer, id), worksOn(other, officer, id)]);
    await both();
    expect(await stateOf(one, id)).toMatchObject({ state: 'ready', rowsAll: 300, rowsFine: 300 });
    expect(await one.$count(subscriberImportPart)).toBe(0);
    await askWriteList(one, officer, id, now);
    await both();
    expect(await figures(one)).toEqual(each(300));
    await askUndoList(one, officer, id, now);
    await both();
    expect(await stateOf(one, id)).toMatchObject({ state: 'undone' });
    expect(await figures(one)).toEqual(each(0));
  });
});

describe('two lists with the same people', () => {
  it('that are taken in at once bring each of them in once', async ({ aConnection }) => {
    const [one, other] = [aConnection().db, aConnection().db];
    const officer = await anOfficer(one, 'comms');
    const csv = listOf(200);
    const backwards = `Email\n${csv.trim().split('\n').slice(1).toReversed().join('\n')}\n`;
    const ids = [await aList(one, officer, { csv }), await aList(one, officer, { csv: backwards })] as const;
    const working = [writes(one, officer, ids[0]), writes(other, officer, ids[1])];
    await Promise.all(working);
    expect(await figures(one)).toEqual(each(200));
    const taken = [await stateOf(one, ids[0]), await stateOf(one, ids[1])].map(({ state, rowsFine }) =>
      state === 'written' ? rowsFine : 0,
    );
    expect(taken[0]! + taken[1]!).toBe(200);
  });
});

it('whoever asks on the public page while a list with them is taken in is asked, and met with no fault', async ({
  aConnection,
}) => {
  const [one, other] = [aConnection().db, aConnection().db];
  const officer = await anOfficer(one, 'comms');
  for (let round = 0; round < 5; round++) {
    const email = `ann${round}@reader.example`;
    const id = await aList(one, officer, { csv: `Email\n${email}\n` });
    await askWriteList(one, officer, id, now);
    await Promise.all([worksOn(one, officer, id), asks(other, { email })]);
    expect(await kept(one, email)).toMatchObject({ email, confirmedAt: null });
  }
});

it('a list is taken back while its mails are on their way, by a worker with few connections', async ({
  aConnection,
  ownUrl,
}) => {
  const few = connect(ownUrl, { max: 2 });
  const officer = await anOfficer(aConnection().db, 'comms');
  const id = await aWrittenList(few.db, officer, { csv: listOf(20) });
  await askUndoList(few.db, officer, id, now);
  let isOver = false;
  const delivering = async () => {
    while (!isOver) await few.db.update(mailMessage).set({ attempts: sql`${mailMessage.attempts} + 1` });
  };
  await Promise.all([delivering(), worksOn(few.db, officer, id).finally(() => (isOver = true))]);
  expect(await stateOf(few.db, id)).toMatchObject({ state: 'undone' });
  expect(await figures(few.db)).toEqual(each(0));
  const [jobs] = await few.db.execute<{ count: number }>(
    sql`select count(*)::int as count from pgboss.job where name = 'deliver-mail'`,
  );
  expect(jobs!.count).toBe(0);
  await few.close();
});

it('a list that somebody asked for who may not bring in lists any more is left as it was', async ({ db }) => {
  const officer = await anOfficer(db, 'comms');
  const id = await aList(db, officer);
  await askWriteList(db, officer, id, now);
  await worksOn(db, null, id);
  expect(await stateOf(db, id)).toMatchObject({ state: 'ready' });
  expect((await stateOf(db, id)).failure).toContain('may not bring in lists any more');
  expect(await figures(db)).toEqual(each(0));
});
