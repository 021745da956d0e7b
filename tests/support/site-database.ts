import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Connection } from '#db/client.ts';
import type { RunningSite } from './site.ts';

/** The database under a running site, and the secret that opens its private links. */
export type SiteDatabase = Connection & { secret: string };

/** Opens connections to the database of a running site: to arrange a world, and to read the outbox. */
export function openSiteDatabase({ dataFolder }: Pick<RunningSite, 'dataFolder'>): SiteDatabase {
  const read = (...names: string[]) => readFileSync(join(dataFolder, ...names), 'utf8').trim();
  const port = read('postgres', 'postmaster.pid').split('\n')[3];
  const url = `postgres://concord:${read('postgres.password')}@127.0.0.1:${port}/postgres`;
  return { ...connect(url, { max: 4 }), secret: read('secret') };
}
