import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const sources = new Map<string, string>();

/**
 * The Typst source of a document.
 *
 * @param name where it stands below `src/lib`, like `training/certificates/certificate.typ`
 */
export function templateSource(name: string): string {
  const source = sources.get(name) ?? readFileSync(resolve(`#lib/${name}`), 'utf8');
  sources.set(name, source);
  return source;
}
