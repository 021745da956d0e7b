import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TemplateName } from '#lib/mail/templates.ts';

// Resolved by Node when it runs, so that the built server finds the same folder as the tests.
const parts = dirname(createRequire(import.meta.url).resolve('#emails/parts/top.mjml'));
const emails = dirname(parts);

/** Where the MJML of a mail is. */
export const mjmlPath = (name: TemplateName): string => join(emails, `${name}.mjml`);

/** The plain-text twin, whose first line is the subject, with its parts put in. */
export const textSource = (name: TemplateName): string => withParts(join(emails, `${name}.txt`));

function withParts(path: string): string {
  const source = readFileSync(path, 'utf8');
  return source.replace(/^\{\{> ([a-z-]+)\}\}\n/gm, (_line, part: string) =>
    withParts(join(parts, `${part}.txt`)),
  );
}

/** Where the compiled HTML of a mail is kept; the name changes when its source or any part does. */
export function builtPath(name: TemplateName): string {
  const hash = createHash('sha256').update(readFileSync(mjmlPath(name)));
  const shared = readdirSync(parts).filter((file) => file.endsWith('.mjml'));
  for (const file of shared.sort()) hash.update(readFileSync(join(parts, file)));
  return join(emails, '..', 'dist', 'emails', `${name}.${hash.digest('hex').slice(0, 12)}.html`);
}
