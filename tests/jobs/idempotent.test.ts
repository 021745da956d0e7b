import { describe, expect } from 'vitest';
import type { Connection } from '#db/client.ts';
import type { ClockJob } from '#lib/jobs/queue.ts';
import { scheduleOf } from '../../src/schedule.ts';
import { makeLog } from '../../src/server/log.ts';
import { it } from '../support/database.ts';
import { now, secret } from '../support/makers.ts';
import { everythingIn } from '../support/site-rows.ts';
import { handsWithoutServer as kept } from '../newsletters/issue-makers.ts';
import { aMailboxDesk } from '../mail/returned/mailbox-desk.ts';
import { dueWork } from './due-work.ts';

const log = makeLog('error', () => undefined, false);
const jobsOf = ({ db, sql }: Connection, at: Temporal.Instant) =>
  new Map(
    scheduleOf({
      ...{ db, sql, secret, log },
      clock: () => at,
      openNewsletter: kept(sql),
      mailbox: aMailboxDesk(db, at),
    }).map(({ job, run }) => [job, run]),
  );

/** Rows of the tables that a job writes, to be laid beside a later count. */
async function rowsIn({ sql }: Connection, tables: readonly string[]): Promise<Record<string, number>> {
  const counts = tables.map(async (table) => {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(table)}`;
    return [table, row!.count] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}
const plus = (before: Record<string, number>, rows: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(before).map(([table, count]) => [table, count + (rows[table] ?? 0)]));

const mails = async ({ sql }: Connection): Promise<string[]> => {
  const rows = await sql<{ template: string }[]>`select template from mail_message order by template`;
  return rows.map(({ template }) => template);
};
const jobs = Object.keys(dueWork) as ClockJob[];

/** What a list has that another, which is a part of it, has not. */
const more = (all: readonly string[], before: readonly string[]): string[] => {
  const left = [...before];
  return all.filter((one) => !left.includes(one) || !left.splice(left.indexOf(one), 1));
};

describe('a job of the clock', () => {
  it('is in this list', async ({ aConnection }) => {
    expect([...jobsOf(aConnection(), now).keys()].sort()).toEqual([...jobs].sort());
  });

  it.for(jobs)(
    'run twice on the same database at the same moment does nothing the second time: %s',
    async (job, { aConnection, anOwner }) => {
      const [connection, owner] = [aConnection({ max: 4 }), anOwner()];
      const { arrange, mails: sent = [], rows = {}, keepsRunsIn } = dueWork[job];
      const run = jobsOf(connection, await arrange(connection.db)).get(job)!;
      const told = await mails(connection);
      const held = await rowsIn(owner, Object.keys(rows));
      const before = await everythingIn(owner.sql, keepsRunsIn);
      await run();
      const after = await everythingIn(owner.sql, keepsRunsIn);
      expect(after).not.toEqual(before);
      expect(more(await mails(connection), told)).toEqual(sent);
      expect(await rowsIn(owner, Object.keys(rows))).toEqual(plus(held, rows));
      await run();
      expect(await everythingIn(owner.sql, keepsRunsIn)).toEqual(after);
    },
  );

  it.for(jobs)('done by two workers at once is done once: %s', async (job, { aConnection, anOwner }) => {
    const owner = anOwner();
    const [one, other] = [aConnection({ max: 4 }), aConnection({ max: 4 })];
    const { arrange, mails: sent = [], rows = {} } = dueWork[job];
    const at = await arrange(one.db);
    const told = await mails(one);
    const held = await rowsIn(owner, Object.keys(rows));
    await Promise.all([one, other].map((each) => jobsOf(each, at).get(job)!()));
    expect(more(await mails(one), told)).toEqual(sent);
    expect(await rowsIn(owner, Object.keys(rows))).toEqual(plus(held, rows));
  });
});
