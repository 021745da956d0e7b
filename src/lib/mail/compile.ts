import { readFile } from 'node:fs/promises';
import { builtPath, mjmlPath } from '#lib/mail/sources.ts';
import type { TemplateName } from '#lib/mail/templates.ts';

const kept = new Map<TemplateName, Promise<string>>();

/** The HTML of a mail with its placeholders still in it, compiled once per process at most. */
export function compiledHtml(name: TemplateName): Promise<string> {
  const known = kept.get(name);
  if (known) return known;
  const compiling = readFile(builtPath(name), 'utf8').catch(() => compile(name));
  kept.set(name, compiling);
  compiling.catch(() => kept.delete(name));
  return compiling;
}

/** Compiles the MJML of a mail; throws when it is not valid. */
export async function compile(name: TemplateName): Promise<string> {
  // Importing mjml costs about 100 MB, which a process that finds the built files never pays.
  const { default: mjml2html } = await import('mjml');
  const path = mjmlPath(name);
  const { html } = await mjml2html(await readFile(path, 'utf8'), {
    filePath: path,
    ignoreIncludes: false,
    validationLevel: 'strict',
    // Otherwise mjml links fonts from another origin.
    fonts: {},
    keepComments: false,
  });
  // Indentation is a third of the bytes, and Gmail cuts long mails off.
  return html.replace(/^\s+/gm, '');
}
