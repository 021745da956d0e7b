import { startEmbedded } from '#db/embedded.ts';
import { closeSql, openSql, type Sql } from '#db/sql.ts';
import { readEnvironment, type Environment, type Settings } from '../environment.ts';
import { buildIfNeeded, isBuilt } from './build.ts';
import { demonstrationVariables } from './demonstration.ts';
import { sayInWords } from './in-words.ts';
import { makeLog, type Log } from './log.ts';
import { step } from './progress.ts';
import { runNode } from './run-node.ts';
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
    await runNode(['src/server/prepare.ts'], process.env, true);
    // Only who prepares needs the owner: the site and the worker could not change the access log with what is left.
    delete process.env['DATABASE_OWNER_URL'];
    await openSite(environment, sql, log);
    stopAfter(startWorker(log));
    console.log(`Concord is at ${environment.publicUrl.origin}`);
  } catch (error) {
    await stopAll(parts);
    throw new Error(sayInWords(error, settings), { cause: error });
  }
}

// What the demonstration makes goes into process.env, where the site and the worker read it.
async function prepareEnvironment(settings: Settings): Promise<Environment> {
  if (!settings.databaseUrl) {
    const database = await step('Starting the database', () =>
      startEmbedded({ dataDir: settings.dataFolder }),
    );
    stopAfter(database);
    Object.assign(process.env, demonstrationVariables(settings, database));
  }
  return readEnvironment(process.env);
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
