import { connect, type Sql } from '#db/client.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { seedReference } from '#db/seeds/reference.ts';
import { readEnvironment, readSettings, type Environment } from './environment.ts';
import { buildIfNeeded } from './server/build.ts';
import { demonstrationVariables } from './server/demonstration.ts';
import { makeLog } from './server/log.ts';
import { step } from './server/progress.ts';
import { stopWhenAsked, type Stoppable } from './server/stopping.ts';
import { startWorker } from './server/worker-process.ts';

const parts: Stoppable[] = [];
const stopAfter = (part: Stoppable) => parts.unshift(part);

/** Starts the database if it is ours, and leaves the whole environment in process.env for the site. */
async function prepareEnvironment(): Promise<Environment> {
  // Only we say so: the demonstration's accounts must never appear beside a real database.
  delete process.env['CONCORD_DEMONSTRATION'];
  const settings = readSettings(process.env);
  if (settings.databaseUrl) return readEnvironment(process.env);
  const database = await step('Starting the database', () => startEmbedded({ dataDir: settings.dataFolder }));
  stopAfter(database);
  Object.assign(process.env, demonstrationVariables(settings, database.url));
  return readEnvironment(process.env);
}

async function prepareDatabase(sql: Sql, demonstration: boolean): Promise<void> {
  await step('Bringing the tables up to date', () => migrate(sql));
  await step('Filling the lists', () => seedReference(sql));
  if (!demonstration) return;
  const { seedDemonstration } = await import('#db/seeds/demonstration.ts');
  await step('Making the demonstration world', () => seedDemonstration(sql, Temporal.Now.instant()));
}

async function start(): Promise<void> {
  const environment = await prepareEnvironment();
  const log = makeLog(environment.logLevel);
  stopWhenAsked(log, () => parts);
  const { sql, close } = connect(environment.databaseUrl, { max: 2, prepare: environment.databasePrepare });
  stopAfter({ stop: close });
  await prepareDatabase(sql, environment.demonstration);
  if (process.argv.includes('--dev')) {
    const { startDevelopment } = await import('./server/development.ts');
    stopAfter(startDevelopment(environment));
  } else {
    await step('Building the site', buildIfNeeded);
    const { serve } = await import('./server.ts');
    const site = await step('Opening the site', () => serve({ environment, sql, log }));
    stopAfter({ stop: site.close });
  }
  stopAfter(startWorker(log));
  console.log(`Concord is at ${environment.publicUrl.origin}`);
}

try {
  await start();
} catch (error) {
  // One sentence for whoever runs it; the stack is for a fault of ours.
  console.error(error instanceof Error ? error.message : error);
  for (const part of parts) await part.stop();
  process.exit(1);
}
