import { applicationOf, grantApplication, makeApplication } from '#db/grants.ts';
import { migrate } from '#db/migrate.ts';
import { seedReference } from '#db/seeds/reference.ts';
import { wakeDemonstration } from '#db/seeds/wake.ts';
import { closeSql, openSql } from '#db/sql.ts';
import { installQueues } from '#lib/jobs/install.ts';
import { readEnvironment } from '../environment.ts';
import { sayInWords } from './in-words.ts';
import { step } from './progress.ts';

// Brings the database up to date, each time before the site opens. A process of its own, because what it
// loads is needed once and would stay in the site's memory for good.
const environment = readEnvironment(process.env);
const { databaseUrl, databaseOwnerUrl, databasePrepare: prepare, demonstration, secret } = environment;
const ownerUrl = databaseOwnerUrl ?? databaseUrl;
const sql = openSql(ownerUrl, { max: 2, prepare });
try {
  await step('Bringing the tables up to date', () => migrate(sql));
  await step('Preparing the job queue', () => installQueues(ownerUrl));
  if (databaseOwnerUrl) await step('Giving the application its rights', giveRights);
  await step('Filling the lists', () => seedReference(sql));
  if (demonstration) await makeWorld();
} catch (error) {
  console.error(sayInWords(error, environment));
  process.exitCode = 1;
} finally {
  await closeSql(sql);
}

async function giveRights(): Promise<void> {
  const application = applicationOf(databaseUrl);
  await makeApplication(sql, application);
  await grantApplication(sql, application);
}

async function makeWorld(): Promise<void> {
  // The world is written with drizzle, which is slow to load (see db/sql.ts): not for nothing at every start.
  const [somebody] = await sql`select 1 from officer limit 1`;
  if (somebody) return wakeDemonstration(sql, Temporal.Now.instant());
  const { seedDemonstration } = await import('#db/seeds/demo.ts');
  await step('Making the demonstration world', async () => {
    await seedDemonstration(sql, Temporal.Now.instant(), secret);
    await findDuplicates();
  });
}

// As the worker does each minute: the first visitor finds them already.
async function findDuplicates(): Promise<void> {
  const { connect } = await import('#db/client.ts');
  const { checkSaved } = await import('#lib/institutions/duplicates/check-saved.ts');
  const { db, close } = connect(ownerUrl, { max: 1, prepare });
  await checkSaved(db, () => Temporal.Now.instant()).finally(close);
}
