import { existsSync, readFileSync } from 'node:fs';
import { describe } from 'vitest';

const folder = new URL('../../../shared/data/', import.meta.url);

/** Bytes of a real file that lies beside the repository; only inside `describeWithData`. */
export const sharedFile = (path: string): Uint8Array => readFileSync(new URL(path, folder));

const isThere = existsSync(folder);
if (!isThere)
  console.info('The real files in ../shared/data are not here: the tests that need them are skipped.');

/** `describe` for what needs those files; skipped where they are not. */
export const describeWithData = isThere ? describe : describe.skip;
