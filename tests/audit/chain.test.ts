import { describe, expect } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '#db/client.ts';
import { record } from '#lib/audit/record.ts';
import { sealEntries } from '#lib/audit/seal-entries.ts';
import { verifyChain } from '#lib/audit/verify-chain.ts';
import { it } from '../support/database.ts';
import { anyone, now, secret } from '../support/makers.ts';

const consult = (id: string) => ({ operation: 'consult', entity: 'booking', ids: [id] }) as const;

// To the nanosecond, as clocks tell it: what is signed must be what is stored.
const aFineMoment = now.add({ nanoseconds: 123_456_789 });

// Other tests of this run may hold transactions open on the same server, and the sealer waits for them.
async function sealAll({ sql }: Connection, entries: number): Promise<void> {
  for (;;) {
    await sealEntries(sql, secret, aFineMoment);
    if ((await verifyChain(sql, secret)).sealed === entries) return;
    await sleep(25);
  }
}

describe('the chain', () => {
  it('seals what was recorded, and holds when it is verified', async ({ aConnection }) => {
    const open = aConnection();
    for (const id of ['a', 'b', 'c']) await record(open.db, anyone, consult(id), now);
    await sealAll(open, 3);
    const verdict = await verifyChain(open.sql, secret);
    expect(verdict).toMatchObject({ entries: 3, sealed: 3, waiting: 0, unused: 0, broken: null });
    expect(verdict.headHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await sealEntries(open.sql, secret, now)).toBeNull();
  });

  it('is empty where nothing was recorded', async ({ aConnection }) => {
    const verdict = await verifyChain(aConnection().sql, secret);
    expect(verdict).toMatchObject({ entries: 0, sealed: 0, headHash: null, broken: null });
  });

  it('waits for an older transaction that is still under way, and then seals both in order', async ({
    aConnection,
  }) => {
    const open = aConnection({ max: 4 });
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let began = () => {};
    const recorded = new Promise<void>((resolve) => (began = resolve));
    const slow = open.db.transaction(async (tx) => {
      await record(tx, anyone, consult('older'), now);
      began();
      await held;
    });
    await recorded;
    await record(open.db, anyone, consult('younger'), now);
    await sealEntries(open.sql, secret, now);
    expect(await verifyChain(open.sql, secret)).toMatchObject({
      entries: 1,
      sealed: 0,
      waiting: 1,
      broken: null,
    });
    release();
    await slow;
    await sealAll(open, 2);
    const rows =
      await open.sql`select a.entity_ids[1] as id from audit_link k join audit_log a on a.id = k.entry_id order by k.position`;
    expect(rows.map(({ id }) => id as string)).toEqual(['older', 'younger']);
    expect((await verifyChain(open.sql, secret)).broken).toBeNull();
  });

  it('loses nothing and breaks nowhere while many commit and several seal', async ({ aConnection }) => {
    const [writers, one, other] = [aConnection({ max: 8 }), aConnection({ max: 2 }), aConnection({ max: 2 })];
    let busy = true;
    const sealing = [one, other].map(async ({ sql }) => {
      while (busy) await sealEntries(sql, secret, now);
    });
    await Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let n = 0; n < 15; n++)
          await writers.db.transaction(async (tx) => {
            await record(tx, anyone, consult(`${writer}.${n}.first`), now);
            await record(tx, anyone, consult(`${writer}.${n}.second`), now);
          });
      }),
    );
    busy = false;
    await Promise.all(sealing);
    await sealAll(one, 240);
    expect(await verifyChain(one.sql, secret)).toMatchObject({ entries: 240, sealed: 240, broken: null });
  });

  it('does not take another secret for its own', async ({ aConnection }) => {
    const open = aConnection();
    await record(open.db, anyone, consult('a'), now);
    await sealAll(open, 1);
    const { broken } = await verifyChain(open.sql, 'another secret of more than thirty-two characters');
    expect(broken).toMatchObject({ fault: 'signature', position: 1 });
  });

  it('shows the hash at a position, to compare with one that was kept elsewhere', async ({ aConnection }) => {
    const open = aConnection();
    await record(open.db, anyone, consult('a'), now);
    await sealAll(open, 1);
    const { headHash } = await verifyChain(open.sql, secret);
    await record(open.db, anyone, consult('b'), now);
    await sealAll(open, 2);
    expect((await verifyChain(open.sql, secret, { ask: 1 })).hashAsked).toBe(headHash);
  });
});
