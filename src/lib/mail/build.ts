// Run by the build: with these files in place a server sends mail without loading mjml.
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { compile } from '#lib/mail/compile.ts';
import { builtPath } from '#lib/mail/sources.ts';
import { templateNames } from '#lib/mail/templates.ts';

for (const name of templateNames) {
  const path = builtPath(name);
  await mkdir(dirname(path), { recursive: true });
  // Moved into place whole, because a server that is already running may read it.
  await writeFile(`${path}.new`, await compile(name));
  await rename(`${path}.new`, path);
}
