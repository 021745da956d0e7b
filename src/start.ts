import { readSettings } from './environment.ts';

// `npm start`. The settings are read before anything is loaded, so that a mistake in them is told at once.
try {
  // Only we say so: the demonstration's accounts must never appear beside a real database.
  delete process.env['CONCORD_DEMONSTRATION'];
  const settings = readSettings(process.env);
  const { run } = await import('./server/run.ts');
  await run(settings);
} catch (error) {
  // One sentence for whoever runs it: what fails here is the machine or its settings.
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
