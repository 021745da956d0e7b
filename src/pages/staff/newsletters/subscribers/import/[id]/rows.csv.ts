import type { APIRoute } from 'astro';
import { offeredChoices } from '#lib/newsletters/subscribers/choices.ts';
import { csvOf } from '#lib/tables/csv.ts';
import { csvFile } from '#lib/web/csv-file.ts';
import { openSubscriberImport } from '../_open.ts';
import { problemWords } from '../_words.ts';

const heads = ['Row', 'Email', 'Topics', 'Areas', 'Sectors', 'Source', 'Agreed', 'Words', 'What is wrong'];
type Named = { code: string; name: string };

/** The rows of a list that are not taken, with what is wrong with each: to be put right and sent again. */
export const GET: APIRoute = async (page) => {
  const open = await openSubscriberImport(page);
  if (!open) return new Response(null, { status: 404 });
  const offered = await offeredChoices(open.db);
  const topics = offered.topics.map(({ code, label }) => ({ code, name: label }));
  const areas = offered.areas.map(({ id, name }) => ({ code: id as string, name }));
  const sectors = offered.sectors.map(({ code, label }) => ({ code, name: label }));
  const refused = open.rows.filter(({ problem }) => problem);
  const lines = refused.map(({ line, email, chosen, source, agreedOn, words, problem }) => [
    ...[line, email, namesOf(topics, chosen.topics), namesOf(areas, chosen.areas)],
    ...[namesOf(sectors, chosen.sectors), source, agreedOn?.toString() ?? '', words],
    problemWords[problem!],
  ]);
  return csvFile(csvOf(heads, lines), 'rows-not-taken.csv');
};

// With the address goes what was chosen.
const namesOf = (all: readonly Named[], codes: readonly string[] = []): string =>
  codes.map((code) => all.find((one) => one.code === code)?.name ?? code).join('; ');
