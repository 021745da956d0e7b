// Run by the build: with these files in place a server sends mail without loading mjml.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { compile } from '#lib/mail/compile.ts';
import { builtPath } from '#lib/mail/sources.ts';
import { templateNames } from '#lib/mail/templates.ts';

for (const name of templateNames) {
  const path = builtPath(name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await compile(name));
}
