import { afterAll } from 'vitest';
import { openSiteDatabase } from './site-database.ts';
import { startSite } from './site.ts';

/** A site of its own for a test file, with its database, until the last test of the file has ended. */
export async function openSite(options?: Parameters<typeof startSite>[0]) {
  const site = await startSite(options);
  const database = openSiteDatabase(site);
  afterAll(async () => {
    await database.close();
    await site.remove();
  });
  return { site, database };
}
