import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Embedded } from '#db/embedded.ts';
import type { Settings } from '../environment.ts';

/**
 * What a demonstration needs and nobody gave, as variables.
 *
 * @param database where its embedded PostgreSQL answers
 */
export function demonstrationVariables(
  settings: Settings,
  database: Pick<Embedded, 'url' | 'applicationUrl'>,
): Record<string, string> {
  return {
    CONCORD_DEMONSTRATION: '1',
    DATABASE_URL: database.applicationUrl,
    DATABASE_OWNER_URL: database.url,
    PUBLIC_URL: settings.publicUrl?.origin ?? `http://localhost:${settings.port}`,
    CONCORD_SECRET: settings.secret ?? secretIn(settings.dataFolder),
  };
}

// Kept, so that sign-ins and private links outlast a restart.
function secretIn(folder: string): string {
  const file = join(folder, 'secret');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}
