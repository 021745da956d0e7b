import { afterAll } from 'vitest';
import { startPreparedSite } from './prepared-site.ts';
import { openSiteDatabase } from './site-database.ts';

/** A site of its own for a test file, with its database, until the last test of the file has ended. */
export async function openSite({ env }: { env?: Record<string, string> } = {}) {
  const site = await startPreparedSite(env);
  const database = openSiteDatabase(site);
  afterAll(async () => {
    await database.close();
    await site.remove();
  });
  return { site, database };
}
