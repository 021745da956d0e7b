import { connect } from '#db/client.ts';
import { addEntries } from '#db/seeds/load-log.ts';
import type { Sql } from '#db/sql.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { sealEntries } from '#lib/audit/seal-entries.ts';
import { verifyChain } from '#lib/audit/verify-chain.ts';
import { secret } from './request.ts';
import { factRow, shown } from './table.ts';

const writes = 2_000;
const entries = Number(process.env['BENCH_ENTRIES'] ?? 1_000_000);

/** What writing an entry costs beside a bare insert of the same row, and how fast the chain is made and walked. */
export async function measureLog(databaseUrl: string, rounds: number): Promise<string[][]> {
  const { db, sql, close } = connect(databaseUrl, { max: 2 });
  try {
    const ours: number[] = [];
    const bare: number[] = [];
    // In turn, so that what else the machine does falls on both; in one transaction each, as verbs write.
    for (let round = 0; round < rounds; round++) {
      ours.push(
        await each(() =>
          db.transaction(async (tx) => {
            for (let n = 0; n < writes; n++) await record(tx, booker, lookAt(n), Temporal.Now.instant());
          }),
        ),
      );
      bare.push(await each(() => bareInserts(sql)));
    }
    const cost = `${shown(middle(ours))} µs, a bare insert ${shown(middle(bare))} µs`;
    return [factRow('one entry of the access log', cost), ...(await measureChain(sql))];
  } finally {
    await close();
  }
}

const booker: Actor = { kind: 'public', requestId: 'bench' };
const lookAt = (n: number) => ({ operation: 'consult', entity: 'booking', ids: [`bench-${n}`] }) as const;

const bareInserts = (sql: Sql) =>
  sql.begin(async (tx) => {
    for (let n = 0; n < writes; n++)
      await tx`insert into audit_log (at, actor_kind, operation, entity, entity_ids, fields, purpose, records, request_id)
        values (now(), 'public', 'consult', 'booking', array[${`bench-${n}`}], '{}', 'training', 1, 'bench')`;
  });

async function each(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return ((performance.now() - began) * 1000) / writes;
}

async function measureChain(sql: Sql): Promise<string[][]> {
  await addEntries(sql, entries, () => {});
  const sealing = performance.now();
  const sealed = await sealEntries(sql, secret, Temporal.Now.instant());
  const seconds = (performance.now() - sealing) / 1000;
  const walking = performance.now();
  const { broken, entries: all } = await verifyChain(sql, secret);
  if (broken || !sealed) throw new Error('The access log of the bench does not hold.');
  const walked = (performance.now() - walking) / 1000;
  return [
    factRow('sealing', `${shown(sealed.entries / seconds)} entries a second`),
    factRow('verifying', `${all.toLocaleString('en-GB')} entries in ${shown(walked)} s`),
  ];
}

const middle = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
