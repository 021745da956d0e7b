import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { applicationOf, grantApplication, makeApplication } from '#db/grants.ts';
import { migrate } from '#db/migrate.ts';
import { seedReference } from '#db/seeds/reference.ts';
import { installQueues } from '#lib/jobs/install.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the owner of this run's server; its path names the template database. */
    templateUrl: string;
    /** Address of the same server for the role that the site runs as. */
    applicationUrl: string;
  }
}

const template = 'concord_template';

/** Starts one PostgreSQL for the whole run, with a template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-test-'));
  const server = await startEmbedded({ dataDir: folder, test: true });
  project.provide('templateUrl', await makeTemplate(server.url, server.applicationUrl));
  project.provide('applicationUrl', server.applicationUrl);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(serverUrl: string, applicationUrl: string): Promise<string> {
  const admin = connect(serverUrl);
  await admin.sql`create database ${admin.sql(template)}`;
  await admin.close();
  const url = new URL(serverUrl);
  url.pathname = `/${template}`;
  const { sql, close } = connect(url.href);
  await migrate(sql);
  await seedReference(sql);
  await installQueues(url.href);
  const application = applicationOf(applicationUrl);
  await makeApplication(sql, application);
  await grantApplication(sql, application);
  await close();
  return url.href;
}
