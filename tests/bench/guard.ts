import { connect } from '#db/client.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { anOfficer } from '../support/makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';
import { usedByFamily } from './processor.ts';
import { type Program, startProgram } from './program.ts';
import type { Turn } from './programs/staff-requests.ts';
import type { World } from './world.ts';

const times = 50;
const turns = 10;

/** What one request took: milliseconds, and microseconds of processor time, ours and the database's. */
export type Cost = { milliseconds: number; ours: number; database: number };
type Way = 'plain' | 'guarded';
type Counted = Turn & { database: number };

/** Does the work of a staff page with and without guard and access log, in short turns, one request after another. */
export async function measureGuard(
  { databaseUrl, databasePid, folder }: World,
  rounds: number,
): Promise<Record<Way, Cost>> {
  const order = await anOrder(databaseUrl);
  const program = await startProgram('staff-requests', { folder, env: { DATABASE_URL: databaseUrl } });
  const turn = (way: Way) => counted(program, databasePid, { ...order, way, times });
  for (let before = 0; before < 10; before++)
    for (const way of ['plain', 'guarded'] as const) await turn(way);
  const seen: Record<Way, Counted[]> = { plain: [], guarded: [] };
  for (let n = 0; n < turns * rounds; n++) {
    // Each goes first as often as the other.
    const ways: Way[] = n % 2 === 0 ? ['plain', 'guarded'] : ['guarded', 'plain'];
    for (const way of ways) seen[way].push(await turn(way));
  }
  await program.stop();
  return { plain: costOf(seen.plain), guarded: costOf(seen.guarded) };
}

async function anOrder(databaseUrl: string): Promise<{ session: string; cookie: string }> {
  const { db, sql, close } = connect(databaseUrl);
  const officer = await anOfficer(db);
  const cookie = await signedInAs({ db }, officer);
  const areas = await areasFor(db, officer, 'seeBookings');
  const [found] = await sql`select id from training_session where area_id in ${sql(areas)} limit 1`;
  await close();
  return { session: found!['id'] as string, cookie };
}

async function counted(program: Program, databasePid: number, order: object): Promise<Counted> {
  const before = usedByFamily(databasePid);
  const turn = await program.ask<Turn>(order);
  return { ...turn, database: usedByFamily(databasePid) - before };
}

// The middle of the times, which others lengthen; the mean of what was used, which is counted in coarse steps.
function costOf(seen: readonly Counted[]): Cost {
  const sum = (value: (turn: Counted) => number) => seen.reduce((total, turn) => total + value(turn), 0);
  const sorted = seen.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return {
    milliseconds: sorted[Math.floor(sorted.length / 2)]! / times,
    ours: sum(({ used }) => used) / (seen.length * times),
    database: sum(({ database }) => database) / (seen.length * times),
  };
}
