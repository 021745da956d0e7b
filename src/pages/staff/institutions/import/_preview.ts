import type { ImportCount } from '#db/schema/imports.ts';
import { choicesOf } from '#lib/institutions/imports/decide.ts';
import { columnsRead } from '#lib/institutions/imports/columns-read.ts';
import type { FoundImport } from '#lib/institutions/imports/runs.ts';
import type { ImportedRow, RowFilter } from '#lib/institutions/imports/rows.ts';
import { rowsWhere } from '#lib/institutions/imports/count.ts';
import { withQuery } from '#lib/web/paths.ts';
import { choiceWords, type Group, groupWords } from './_words.ts';

const decided = Object.keys(choicesOf) as (keyof typeof choicesOf)[];
const groups: readonly Group[] = [...decided, 'refused', 'kept'];

/** Which rows the address asks for. */
export function filterFrom(query: URLSearchParams): RowFilter {
  const group = groups.find((one) => one === query.get('show'));
  const after = /^\d{1,7}$/.test(query.get('after') ?? '') ? Number(query.get('after')) : undefined;
  return { group, after };
}

/** The address of a page of rows. */
export const rowsPath = (path: string, { group, after }: RowFilter): string =>
  withQuery(path, { show: group, after: after === undefined ? undefined : String(after) });

/** The ways in which rows were found, with how many there are and what becomes of most of them. */
export function groupsOf(counts: readonly ImportCount[]) {
  return decided.flatMap((group) => {
    const own = counts.filter(
      ({ foundBy, decision }) => (foundBy ?? 'new') === group && decision !== 'refused',
    );
    const rows = rowsWhere(own, () => true);
    if (rows === 0) return [];
    const choices = choicesOf[group].map((value) => ({ value, text: choiceWords[value] }));
    return [{ group, rows, decisions: own, choices }];
  });
}
export type PreviewGroup = ReturnType<typeof groupsOf>[number];

/** The way in which a row was found. */
const groupOf = ({ foundBy, decision }: Pick<ImportedRow, 'foundBy' | 'decision'>): Group =>
  decision === 'refused' ? 'refused' : (foundBy ?? 'new');

const text = (record: ImportedRow['record'], field: string): string => {
  const value = record?.[field];
  return typeof value === 'string' ? value : '';
};

/** What a row says, in a line: its name, and where or in which role. */
function rowWords({ record, cells, district, institution }: ImportedRow, run: FoundImport) {
  if (!record) {
    const cellOf = (field: string) => cells?.[columnsRead(run).findIndex(([one]) => one === field)] ?? '';
    const called = cellOf('name') || `${cellOf('firstName')} ${cellOf('lastName')}`.trim();
    return { name: called || 'No name', about: '' };
  }
  const about =
    run.kind === 'contacts'
      ? [text(record, 'title'), institution, text(record, 'email') || text(record, 'phone')]
      : [text(record, 'postcode'), district, datesOf(record)];
  return { name: text(record, 'name') || 'No name', about: about.filter(Boolean).join(', ') };
}

function datesOf(record: NonNullable<ImportedRow['record']>): string {
  const [opens, closed] = [text(record, 'opensOn'), text(record, 'closedOn')];
  if (opens) return `opens on ${opens}`;
  return closed ? `closed on ${closed}` : '';
}

/** What a row of the table shows: how it was found, and what can be decided of it. */
export function shownRow(row: ImportedRow, run: FoundImport) {
  const group = groupOf(row);
  const choices = group === 'refused' || group === 'kept' ? [] : choicesOf[group];
  const unlike = row.recordName ? '' : 'Nothing like it';
  const title = group === 'new' ? unlike : groupWords[run.kind][group].title;
  const found = [
    group === 'refused' ? '' : title,
    row.likeNumber ? ` (row ${row.likeNumber})` : '',
    row.recordName && title ? ': ' : '',
  ].join('');
  const options = choices.map((value) => ({ value, text: choiceWords[value] }));
  return { group, ...rowWords(row, run), found, options };
}
