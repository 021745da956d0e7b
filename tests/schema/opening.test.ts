import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { it } from '../support/database.ts';

describe('a transaction', () => {
  it('keeps its statements apart from those of others on the same few connections', async ({
    aConnection,
  }) => {
    const { db } = aConnection({ max: 3 });
    const one = (who: number) =>
      db.transaction(async (tx) => {
        const code = `tally_${who}`;
        await tx.execute(sql`insert into sector (code, label, position) values (${code}, 'x', 900)`);
        await tx.execute(sql`update sector set label = 'counted' where code = ${code}`);
        if (who % 3 === 0) throw new Error('Given up.');
      });
    const between = () => db.execute(sql`select ${1}::int as one`);
    const all = Array.from({ length: 60 }, (_, who) => [one(who), between()] as const);
    const ends = await Promise.allSettled(all.flat());
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(20);
    const [left] = await db.execute<{ count: number }>(sql`
      select count(*)::int from sector where label = 'counted'`);
    expect(left?.count).toBe(40);
  });

  it('gives its connection back when its first statement fails', async ({ aConnection }) => {
    const { db } = aConnection({ max: 2 });
    const fails = () =>
      db.transaction(async (tx) => {
        await Promise.all([tx.execute(sql`select 1 / ${0}::int`), tx.execute(sql`select ${1}::int`)]);
      });
    const ends = await Promise.allSettled(Array.from({ length: 20 }, fails));
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
    const [row] = await db.transaction((tx) => tx.execute<{ fine: number }>(sql`select ${1}::int as fine`));
    expect(row?.fine).toBe(1);
  });

  it('leaves nothing when it ends before its BEGIN is answered', async ({ aConnection }) => {
    const { db } = aConnection({ max: 1 });
    const gone = () => db.transaction(() => Promise.reject(new Error('Given up.')));
    const ends = await Promise.allSettled([gone(), gone(), db.transaction(() => Promise.resolve())]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    const [row] = await db.execute<{ open: boolean }>(
      sql`select exists (select 1 from pg_stat_activity where state = 'idle in transaction'
        and datname = current_database()) as open`,
    );
    expect(row?.open).toBe(false);
  });
});
