import { connect } from '#db/client.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { anOfficer } from '../support/makers.ts';
import { signedInAs } from '../support/site-sign-in.ts';
import { startProgram } from './program.ts';
import { inTurn, type Reading, watched } from './rounds.ts';
import type { World } from './world.ts';

const times = 400;

/** Does the work of a staff page with and without guard and access log, in turn, one request after another. */
export async function measureGuard(
  { databaseUrl, databasePid, folder }: World,
  rounds: number,
): Promise<Record<'plain' | 'guarded', Reading>> {
  const { db, sql, close } = connect(databaseUrl);
  const officer = await anOfficer(db);
  const cookie = await signedInAs({ db }, officer);
  const areas = await areasFor(db, officer, 'seeBookings');
  const [found] = await sql`select id from training_session where area_id in ${sql(areas)} limit 1`;
  const program = await startProgram('staff-requests', { folder, env: { DATABASE_URL: databaseUrl } });
  const run = (way: 'plain' | 'guarded') => () =>
    watched(program.pid, databasePid, async () => {
      const order = { way, times, session: found!['id'] as string, cookie };
      const { milliseconds } = await program.ask<{ milliseconds: number }>(order);
      return { perSecond: (1_000 * times) / milliseconds, p99: milliseconds / times, requests: times };
    });
  for (const way of ['plain', 'guarded'] as const) await run(way)();
  const read = await inTurn({ plain: run('plain'), guarded: run('guarded') }, rounds);
  await program.stop();
  await close();
  return read;
}
