import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import type { Sql, SqlTransaction } from '#db/sql.ts';
import { record } from '#lib/audit/record.ts';
import { sealEntries } from '#lib/audit/seal-entries.ts';
import { verifyChain, verifyWithin, type Verdict } from '#lib/audit/verify-chain.ts';
import { it } from '../support/database.ts';
import { anyone, now, secret } from '../support/makers.ts';

const many = 24;

class RolledBack extends Error {}

/** What the owner of the database finds when they have done something to it that nobody else could. */
async function after(sql: Sql, tamper: (tx: SqlTransaction) => Promise<unknown>): Promise<Verdict> {
  let verdict: Verdict | undefined;
  const undone = sql.begin(async (tx) => {
    // Neither triggers nor grants stop whoever owns the server.
    await tx`set local session_replication_role = replica`;
    await tamper(tx);
    verdict = await verifyWithin(tx, secret);
    throw new RolledBack();
  });
  await undone.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  return verdict!;
}

const position = fc.integer({ min: 1, max: many });
const two = fc.uniqueArray(position, { minLength: 2, maxLength: 2 }) as fc.Arbitrary<[number, number]>;
const column = fc.constantFrom(
  ...["actor_kind = 'system'", "actor_id = 'someone else'", "operation = 'erase'", "entity = 'other'"],
  ...[
    "entity_ids = '{}'",
    "fields = '{x}'",
    "reason = 'another'",
    "recipient = 'x'",
    'records = records + 1',
  ],
  ...[
    "at = at + interval '1 microsecond'",
    "purpose = 'training'",
    "request_id = 'x'",
    "actor_roles = '{dpo}'",
  ],
  ...['sign_in_reference = gen_random_uuid()', "transaction = '1'"],
);
const entryAt = (n: number) => `(select entry_id from audit_link where position = ${n})`;

const single = fc.oneof(
  fc.tuple(position, column).map(([n, set]) => `update audit_log set ${set} where id = ${entryAt(n)}`),
  position.map((n) => `delete from audit_log where id = ${entryAt(n)}`),
  position.map((n) => `delete from audit_link where position = ${n}`),
  position.map((n) => `update audit_link set hash = sha256(hash) where position = ${n}`),
  position.map((n) => `update audit_link set position = -position where position = ${n}`),
  two.map(
    ([a, b]) => `update audit_link set entry_id = -entry_id where position in (${a}, ${b});
      update audit_link k set entry_id = -o.entry_id from audit_link o
      where k.position in (${a}, ${b}) and o.position = ${a} + ${b} - k.position`,
  ),
  two.map(
    ([a, b]) => `update audit_log set reason = 'swapped', entity_ids = (select entity_ids from audit_log
      where id = ${entryAt(b)}) where id = ${entryAt(a)}`,
  ),
  position.map((n) => `insert into audit_link values (${many} + ${n}, -${n}, sha256('forged'))`),
);

const setting = it.extend<{ sql: Sql }>({
  sql: async ({ aConnection, anOwner }, use) => {
    const open = aConnection({ max: 2 });
    for (let n = 0; n < many; n++) {
      await record(
        open.db,
        anyone,
        // Its purpose is named, since a tamper that writes what stands there already changes nothing.
        {
          operation: 'consult',
          entity: 'booking',
          ids: [`${n}`],
          reason: 'r',
          purpose: 'safety_of_the_site',
        },
        now,
      );
      if (n % 7 === 6) await sealEntries(open.sql, secret, now);
    }
    while ((await verifyChain(open.sql, secret)).sealed < many) {
      await sealEntries(open.sql, secret, now);
      await sleep(20);
    }
    await use(anOwner({ max: 1 }).sql);
  },
});

describe('whoever owns the database', () => {
  setting('cannot change, take away, swap or add anything without being found', async ({ sql }) => {
    expect((await after(sql, () => Promise.resolve())).broken).toBeNull();
    await fc.assert(
      fc.asyncProperty(single, async (statement) => {
        const { broken } = await after(sql, (tx) => tx.unsafe(statement));
        expect(broken, statement).not.toBeNull();
      }),
      { numRuns: 120 },
    );
  });

  setting('is told which entry was changed, and whether it was the entry or its link', async ({ sql }) => {
    const of = async (statement: string) => (await after(sql, (tx) => tx.unsafe(statement))).broken;
    const entry = await of(`update audit_log set reason = 'x' where id = ${entryAt(5)}`);
    expect(entry).toMatchObject({ fault: 'entry', position: 5 });
    const link = await of('update audit_link set hash = sha256(hash) where position = 5');
    expect(link).toMatchObject({ fault: 'link', position: 5 });
    const last = await of(`update audit_link set hash = sha256(hash) where position = ${many}`);
    expect(last).toMatchObject({ fault: 'link', position: many });
    expect(await of(`delete from audit_log where id = ${entryAt(9)}`)).toMatchObject({
      fault: 'missing',
      position: 9,
    });
    expect(await of('delete from audit_link where position = 9')).toMatchObject({
      fault: 'gap',
      position: 10,
    });
    expect(await of(`delete from audit_link where position = ${many}`)).toMatchObject({
      fault: 'gap',
      position: many,
    });
    expect(await of('delete from audit_seal where id = 1')).toMatchObject({ fault: 'signature' });
  });

  setting('cannot put an entry in behind a batch that is closed', async ({ sql }) => {
    const { broken } = await after(
      sql,
      (
        tx,
      ) => tx`insert into audit_log (transaction, at, actor_kind, operation, entity, entity_ids, fields, records)
        values ('5', now(), 'public', 'consult', 'booking', '{}', '{}', 0)`,
    );
    expect(broken).toMatchObject({ fault: 'late', position: null });
  });

  setting('cannot write a part of the chain anew without the secret', async ({ sql }) => {
    const { broken } = await after(sql, async (tx) => {
      // Everything of the last batch is taken out and made again, as well as somebody without the secret can.
      await tx`update audit_log set reason = 'another' where id = (select entry_id from audit_link order by position desc limit 1)`;
      await tx`delete from audit_link where position >= (select first_position from audit_seal order by id desc limit 1)`;
      await tx`delete from audit_seal where id = (select max(id) from audit_seal)`;
      const forged = { begin: (work: (one: SqlTransaction) => unknown) => work(tx) } as unknown as Sql;
      await sealEntries(forged, 'a guess of more than thirty-two characters', now);
      if ((await tx`select 1 from audit_link where position = ${many}`).length === 0)
        throw new Error('not sealed');
    });
    expect(broken).toMatchObject({ fault: 'signature' });
  });

  setting('who takes the end of the chain away leaves numbers that no entry carries', async ({ sql }) => {
    const { broken, unused } = await after(sql, async (tx) => {
      const [last] = await tx`select first_position as first from audit_seal order by id desc limit 1`;
      await tx`delete from audit_log where id in (select entry_id from audit_link where position >= ${last!['first'] as string})`;
      await tx`delete from audit_link where position >= ${last!['first'] as string}`;
      await tx`delete from audit_seal where id = (select max(id) from audit_seal)`;
    });
    // Only a head hash kept elsewhere proves it: see docs/decisions/0007.
    expect(broken).toBeNull();
    expect(unused).toBeGreaterThan(0);
  });
});

describe('the role of the site', () => {
  it('can add to the access log and its chain, and change nothing of them', async ({ aConnection }) => {
    const { db, sql } = aConnection();
    await record(db, anyone, { operation: 'consult', entity: 'booking', ids: ['a'] }, now);
    const tables = ['audit_log', 'audit_link', 'audit_seal'];
    const tries = tables.flatMap((table) => [
      `update ${table} set ${table === 'audit_seal' ? 'sealed_at = now()' : table === 'audit_link' ? "hash = ''" : "reason = 'x'"}`,
      `delete from ${table}`,
      `truncate ${table}`,
      `alter table ${table} disable trigger all`,
      `drop table ${table}`,
      `set session_replication_role = replica`,
    ]);
    // PostgreSQL only warns that this gave nothing.
    await sql`grant update, delete, truncate on audit_log, audit_link, audit_seal to current_user`;
    for (const statement of tries) {
      const refused = sql.unsafe(statement);
      await expect(refused, statement).rejects.toMatchObject({ code: '42501' });
    }
    expect((await verifyChain(sql, secret)).entries).toBe(1);
  });

  it('does not choose the transaction that an entry belongs to', async ({ aConnection }) => {
    const { sql } = aConnection();
    const [row] =
      await sql`insert into audit_log (transaction, at, actor_kind, operation, entity, entity_ids, fields, records)
      values ('5', now(), 'public', 'consult', 'booking', '{}', '{}', 0) returning transaction::text as stamped`;
    expect(Number(row!['stamped'])).toBeGreaterThan(5);
  });
});
