import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { connect, type Sql } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server of this run; its path names the template database. */
    templateUrl: string;
  }
}

const template = 'concord_template';

/** Starts one PostgreSQL for the whole run, with a template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-test-'));
  const server = await startEmbedded({ dataDir: folder, test: true });
  project.provide('templateUrl', await makeTemplate(server.url));
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(serverUrl: string): Promise<string> {
  const admin = connect(serverUrl);
  await admin.sql`create database ${admin.sql(template)}`;
  await admin.close();
  const url = new URL(serverUrl);
  url.pathname = `/${template}`;
  const { sql, close } = connect(url.href);
  await migrate(sql);
  await seed(sql);
  await close();
  return url.href;
}

async function seed(sql: Sql): Promise<void> {
  const seeds = new URL('../../db/seeds/reference.ts', import.meta.url);
  if (!existsSync(fileURLToPath(seeds))) return;
  const { seedReference } = (await import(seeds.href)) as { seedReference: (sql: Sql) => Promise<void> };
  await seedReference(sql);
}
