import { randomUUID } from 'node:crypto';
import type { ImportId, ImportKind } from '#db/schema/imports.ts';
import type { ReadRow } from './read/row.ts';

/** The statement that rows are copied by; its columns are those of `copyLine`. */
export const copyRows =
  'copy import_row (import_id, number, decision, record, cells, problems, remarks, institution_id, contact_id, hashes) from stdin';

const nothing = '\\N';
const special = /[\\\t\n\r]/;

const escaped = (text: string): string =>
  special.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text;

const list = (texts: readonly string[]): string =>
  texts.length === 0
    ? '{}'
    : escaped(`{${texts.map((one) => `"${one.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`);

const inHex = (hash: Uint8Array): string => `\\x${Buffer.from(hash).toString('hex')}`;

/** A row as COPY takes it. What it would become has its id from now on, so that no row is written twice. */
export function copyLine(
  importId: ImportId,
  kind: ImportKind,
  row: ReadRow & { hashes?: readonly Uint8Array[] },
): string {
  const { number, record, problems, remarks, cells, hashes = [] } = row;
  const isRefused = problems.length > 0;
  const fields = [
    importId,
    String(number),
    isRefused ? 'refused' : 'create',
    isRefused ? nothing : escaped(JSON.stringify(record)),
    isRefused ? escaped(JSON.stringify(cells)) : nothing,
    list(problems),
    list(remarks),
    isRefused ? nothing : ((kind === 'contacts' ? row.institutionId : randomUUID()) ?? nothing),
    isRefused || kind !== 'contacts' ? nothing : randomUUID(),
    hashes.length === 0 || isRefused ? nothing : list(hashes.map(inHex)),
  ];
  return `${fields.join('\t')}\n`;
}
