import type { APIRoute } from 'astro';
import { type ImportRow, refusedRows } from '#lib/newsletters/imports/find.ts';
import { offeredChoices } from '#lib/newsletters/subscribers/choices.ts';
import { csvOf } from '#lib/tables/csv.ts';
import { csvFile } from '#lib/web/csv-file.ts';
import { openSubscriberImport } from '../_open.ts';
import { problemWords } from '../_words.ts';

const heads = ['Row', 'Email', 'Topics', 'Areas', 'Sectors', 'Source', 'Agreed', 'Words', 'What is wrong'];

/** The rows of a list that are not taken, with what is wrong with each: to be put right and sent again. */
export const GET: APIRoute = async (page) => {
  const open = await openSubscriberImport(page);
  if (!open) return new Response(null, { status: 404 });
  const { db, officer, run, now } = open;
  const names = await namesOf(open.db);
  const slices: string[] = [csvOf(heads, [])];
  for await (const rows of refusedRows(db, officer, run.id, now))
    slices.push(linesOf(rows.map((row) => cellsOf(row, names))));
  return csvFile(slices.join(''), 'rows-not-taken.csv');
};

const linesOf = (rows: Parameters<typeof csvOf>[1]): string =>
  rows.length === 0 ? '' : csvOf([], rows).slice('\r\n'.length);

// As it was typed; where nothing was, as it was said of the whole list, so that the file can be sent by itself.
function cellsOf({ typed, chosen, problem, ...row }: ImportRow, names: ReadonlyMap<string, string>) {
  const called = (codes: readonly string[] = []) => codes.map((code) => names.get(code) ?? code).join('; ');
  return [
    row.line,
    typed?.['email'] ?? row.email,
    typed?.['topics'] ?? called(chosen.topics),
    typed?.['areas'] ?? called(chosen.areas),
    typed?.['sectors'] ?? called(chosen.sectors),
    typed?.['source'] ?? row.source,
    typed?.['agreed'] ?? row.agreedOn?.toString() ?? '',
    typed?.['words'] ?? row.words,
    problemWords[problem!],
  ];
}

/** What is chosen, by its code or id. */
async function namesOf(db: Parameters<typeof offeredChoices>[0]): Promise<Map<string, string>> {
  const { topics, areas, sectors } = await offeredChoices(db);
  const coded = [...topics, ...sectors].map(({ code, label }) => [code, label] as const);
  return new Map([...coded, ...areas.map(({ id, name }) => [id as string, name] as const)]);
}
