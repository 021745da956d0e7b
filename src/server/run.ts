import { startEmbedded } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { seedReference } from '#db/seeds/reference.ts';
import { closeSql, openSql, type Sql } from '#db/sql.ts';
import { installQueues } from '#lib/jobs/install.ts';
import { isDatabaseDown } from '#lib/web/database-down.ts';
import { readEnvironment, type Environment, type Settings } from '../environment.ts';
import { buildIfNeeded, isBuilt } from './build.ts';
import { demonstrationVariables } from './demonstration.ts';
import { makeLog, type Log } from './log.ts';
import { step } from './progress.ts';
import { stopAll, stopWhenAsked, type Stoppable } from './stopping.ts';
import { startWorker } from './worker-keeper.ts';

/** What runs, last started first: the order to stop in. */
const parts: Stoppable[] = [];
const stopAfter = (part: Stoppable) => parts.unshift(part);

/** Brings everything up, step by step; when a step fails, takes down again what was up and throws. */
export async function run(settings: Settings): Promise<void> {
  try {
    const environment = await prepareEnvironment(settings);
    const log = makeLog(environment.logLevel);
    stopWhenAsked(log, parts);
    const { databaseUrl, databasePrepare: prepare } = environment;
    const sql = openSql(databaseUrl, { max: 2, prepare });
    stopAfter({ stop: () => closeSql(sql) });
    await prepareDatabase(sql, environment);
    await openSite(environment, sql, log);
    stopAfter(startWorker(log));
    console.log(`Concord is at ${environment.publicUrl.origin}`);
  } catch (error) {
    await stopAll(parts);
    throw inWords(error, settings);
  }
}

// What whoever runs it can do something about is said so.
function inWords(error: unknown, { port }: Settings): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Error(`Something else listens on port ${port}. Set PORT to another number.`);
  if (code === 'EACCES') return new Error(`Port ${port} is not ours to use. Set PORT to another number.`);
  return isDatabaseDown(error) ? new Error('The database at DATABASE_URL does not answer.') : error;
}

// What the demonstration makes goes into process.env, where the site and the worker read it.
async function prepareEnvironment(settings: Settings): Promise<Environment> {
  if (!settings.databaseUrl) {
    const database = await step('Starting the database', () =>
      startEmbedded({ dataDir: settings.dataFolder }),
    );
    stopAfter(database);
    Object.assign(process.env, demonstrationVariables(settings, database.url));
  }
  return readEnvironment(process.env);
}

async function prepareDatabase(sql: Sql, { databaseUrl, demonstration, secret }: Environment): Promise<void> {
  await step('Bringing the tables up to date', () => migrate(sql));
  await step('Preparing the job queue', () => installQueues(databaseUrl));
  await step('Filling the lists', () => seedReference(sql));
  if (!demonstration) return;
  // The world is written with drizzle, which is slow to load (see db/sql.ts): not for nothing at every start.
  const [somebody] = await sql`select 1 from officer limit 1`;
  if (somebody) return;
  const { seedDemonstration } = await import('#db/seeds/demo.ts');
  await step('Making the demonstration world', () => seedDemonstration(sql, Temporal.Now.instant(), secret));
}

async function openSite(environment: Environment, sql: Sql, log: Log): Promise<void> {
  if (process.argv.includes('--dev')) {
    const { startDevelopment } = await import('./development.ts');
    stopAfter(startDevelopment(environment));
    return;
  }
  if (isBuilt()) console.log('The site is built already');
  else await step('Building the site', buildIfNeeded);
  const { serve } = await import('../server.ts');
  const site = await step('Opening the site', () => serve({ environment, sql, log }));
  stopAfter({ stop: site.close });
}
