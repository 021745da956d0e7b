import manifest from '../../package.json' with { type: 'json' };
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#db/client.ts';
import type { Sql } from '#db/sql.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { seedReference } from '#db/seeds/reference.ts';
import { installQueues } from '#lib/jobs/install.ts';
import { buildIfNeeded } from '../../src/server/build.ts';
import { type Program, startProgram } from './program.ts';
import { secret } from './request.ts';
import { fillByHalf, makeSessions } from './sessions.ts';

/** A database that keeps what it promises, with a year of sessions, the built site on it, and the ceilings. */
export type World = {
  folder: string;
  sql: Sql;
  /** Of the owner of the database. */
  databaseUrl: string;
  databasePid: number;
  site: Program & { url: string };
  bare: Program & { url: string };
  clients: Program;
  session: string;
  stop(): Promise<void>;
};

const coming = { sessions: 2_000, capacity: 24 };

/** Brings the world of the bench up; `nodeFlags` go to the site's process alone. */
export async function openWorld(nodeFlags: string[]): Promise<World> {
  await buildIfNeeded();
  const folder = await mkdtemp(join(tmpdir(), 'concord-bench-'));
  const database = await startEmbedded({ dataDir: folder });
  const { sql, close } = connect(database.url);
  await migrate(sql);
  await installQueues(database.url);
  await seedReference(sql);
  const [first] = await makeSessions(sql, coming.sessions, coming.capacity);
  await fillByHalf(sql);
  const site = await startSite(folder, database.url, nodeFlags);
  const barePort = await freePort();
  const bare = await startProgram('bare-server', { folder, env: { PORT: String(barePort) } });
  const pools = { DATABASE_POOL: '10', BARE_POOL: process.env['BARE_POOL'] ?? '10' };
  const clients = await startProgram('booking-clients', {
    folder,
    env: { DATABASE_URL: database.url, ...pools },
  });
  const stop = async () => {
    for (const program of [site, bare, clients]) await program.stop();
    await close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    folder,
    sql,
    databaseUrl: database.url,
    databasePid: database.pid,
    site,
    bare: { ...bare, url: `http://127.0.0.1:${barePort}` },
    clients,
    session: first!.reference,
    stop,
  };
}

// One trusted proxy: each booking then comes from an address of its own, as bookings do, and the rate limit
// works as it always does.
// The site runs under the flags of `npm start`, whatever they are.
const startFlags = (manifest.scripts.start.match(/--max[\w=-]+/g) ?? []) as string[];

async function startSite(folder: string, databaseUrl: string, nodeFlags: string[]): Promise<World['site']> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: databaseUrl,
    CONCORD_SECRET: secret,
    TRUST_PROXY: '1',
  };
  return { ...(await startProgram('site', { env, nodeFlags: [...startFlags, ...nodeFlags], folder })), url };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
