import { sql } from 'drizzle-orm';
import { describe, expect, vi } from 'vitest';
import type { Connection } from '#db/client.ts';
import { it } from '../support/database.ts';

const pause = sql`select pg_sleep(30)`;

async function endWhatSleeps({ sql: raw }: Connection): Promise<void> {
  const ended = () =>
    raw`select pg_terminate_backend(pid) from pg_stat_activity
        where query like '%pg_sleep(30)%' and pid <> pg_backend_pid() and state = 'active'`;
  await vi.waitFor(async () => expect((await ended()).count).toBe(1), { timeout: 10_000 });
}

describe('a connection that is lost within a transaction', () => {
  it('fails that transaction, and its place in the pool serves others again', async ({ aConnection }) => {
    const [ours, other] = [aConnection({ max: 1 }), aConnection({ max: 1 })];
    const work = ours.db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      await tx.execute(pause);
    });
    await Promise.all([expect(work).rejects.toThrow(), endWhatSleeps(other)]);
    await vi.waitFor(async () => expect(await ours.db.execute(sql`select 1 as one`)).toHaveLength(1));
    const next = ours.db.transaction(async (tx) => tx.execute(sql`select 2 as two`));
    expect([...(await next)]).toEqual([{ two: 2 }]);
  });

  it('does so within a savepoint and on a raw connection too', async ({ aConnection }) => {
    const [ours, other] = [aConnection({ max: 1 }), aConnection({ max: 1 })];
    const nested = ours.db.transaction((tx) => tx.transaction((inner) => inner.execute(pause)));
    await Promise.all([expect(nested).rejects.toThrow(), endWhatSleeps(other)]);
    const raw = ours.sql.begin((tx) => tx`select pg_sleep(30)`);
    await Promise.all([expect(raw).rejects.toThrow(), endWhatSleeps(other)]);
    for (const ask of [() => ours.db.execute(sql`select 1`), () => ours.sql`select 1`])
      await vi.waitFor(async () => expect(await ask()).toHaveLength(1));
  });
});
