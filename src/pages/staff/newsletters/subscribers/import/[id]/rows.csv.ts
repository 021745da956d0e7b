import type { APIRoute } from 'astro';
import { csvOf } from '#lib/tables/csv.ts';
import { csvFile } from '#lib/web/csv-file.ts';
import { openSubscriberImport } from '../_open.ts';
import { problemWords } from '../_words.ts';

/** The rows of a list that are not taken, with what is wrong with each: to be put right and sent again. */
export const GET: APIRoute = async (page) => {
  const open = await openSubscriberImport(page);
  if (!open) return new Response(null, { status: 404 });
  const refused = open.rows.filter(({ problem }) => problem);
  const lines = refused.map(({ line, email, source, agreedOn, words, problem }) => [
    ...[line, email, source, agreedOn?.toString() ?? '', words],
    problemWords[problem!],
  ]);
  const heads = ['Row', 'Email', 'Source', 'Agreed', 'Words', 'What is wrong'];
  return csvFile(csvOf(heads, lines), 'rows-not-taken.csv');
};
