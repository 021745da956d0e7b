import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeSql, openSql, type Sql } from '#db/sql.ts';
import { sealEntries } from '#lib/audit/seal-entries.ts';
import { startPreparedSite } from '../support/prepared-site.ts';
import type { RunningSite } from '../support/site.ts';
import { openSiteDatabase, type SiteDatabase } from '../support/site-database.ts';

const run = promisify(execFile);
const program = new URL('../../src/audit-verify.ts', import.meta.url).pathname;

let site: RunningSite;
let database: SiteDatabase;
let application: Sql;
let applicationUrl: string;

beforeAll(async () => {
  site = await startPreparedSite();
  database = openSiteDatabase(site);
  const port = readFileSync(join(site.dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(site.dataFolder, 'application.password'), 'utf8');
  applicationUrl = `postgres://concord_app:${password}@127.0.0.1:${port}/postgres`;
  application = openSql(applicationUrl, { max: 1 });
});

afterAll(async () => {
  await closeSql(application);
  await database.close();
  await site.remove();
});

// The vitest of this project closes what a test opens; the program is another process.
const verify = () =>
  run(process.execPath, [program], {
    env: { ...process.env, DATABASE_URL: applicationUrl, CONCORD_SECRET: database.secret },
  });

describe('the running site', () => {
  it('works with the database as a role that owns nothing', async () => {
    await fetch(`${site.url}/training`);
    const others = await database.sql`select distinct usename from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usename <> 'concord'`;
    expect(others.map(({ usename }) => usename as string)).toEqual(['concord_app']);
    const [owned] = await application`select count(*)::int as count from pg_class
      where pg_get_userbyid(relowner) = current_user`;
    expect(owned).toEqual({ count: 0 });
  });

  it('is refused when it would change or delete an entry', async () => {
    for (const statement of [
      "update audit_log set reason = 'another'",
      'delete from audit_log',
      'truncate audit_link',
      'delete from audit_seal',
    ])
      await expect(application.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
  });
});

describe('npm run audit:verify', () => {
  it('says that the log holds and what to keep elsewhere, and afterwards where it was broken', async () => {
    await sealEntries(application, database.secret, Temporal.Now.instant());
    const { stdout } = await verify();
    expect(stdout).toContain('The access log holds');
    expect(stdout).toMatch(/Keep this elsewhere: \d+:[0-9a-f]{64}/);
    await database.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update audit_log set operation = 'erase' where id = (select entry_id from audit_link where position = 7)`;
    });
    const broken = { code: 1, stdout: expect.stringContaining('position 7') as string };
    await expect(verify()).rejects.toMatchObject(broken);
  });
});
