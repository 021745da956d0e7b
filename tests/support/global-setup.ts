import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { seedReference } from '#db/seeds/reference.ts';
import { installQueues } from '#lib/jobs/install.ts';

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
  await seedReference(sql);
  await installQueues(url.href);
  await close();
  return url.href;
}
