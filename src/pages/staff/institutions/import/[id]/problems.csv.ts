import type { APIRoute } from 'astro';
import { problemsFile } from '#lib/institutions/imports/problems.ts';
import { can } from '#lib/officers/can.ts';
import { csvFile } from '#lib/web/csv-file.ts';
import { openImport } from '../_open.ts';

/** The rows of a list that cannot be, with what is wrong with each: to be mended and sent again. */
export const GET: APIRoute = async (page) => {
  const open = await openImport(page);
  if (!open || !can.importRecords(open.officer)) return new Response(null, { status: 404 });
  const { db, officer, run, now } = open;
  return csvFile(await problemsFile(db, officer, run, now), 'rows-to-mend.csv');
};
