import { readSettings } from './environment.ts';

// `npm run admin:create`: the first administrator, from the terminal of whoever runs the system. The settings
// are read before anything is loaded, so that a mistake in them is told at once.
try {
  const { databaseUrl, databasePrepare } = readSettings(process.env);
  if (!databaseUrl) {
    throw new Error(
      'This makes an administrator in a database of yours: set DATABASE_URL. The demonstration has its accounts already.',
    );
  }
  const { createAdministrator } = await import('./server/create-administrator.ts');
  await createAdministrator(databaseUrl, databasePrepare, process.argv.includes('--another'));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
