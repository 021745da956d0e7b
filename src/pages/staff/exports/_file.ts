import { date, moment, ukDay } from '#lib/dates.ts';
import type { FoundExport } from '#lib/privacy/exports/list.ts';
import type { Listing } from '#lib/privacy/exports/take.ts';
import type { Cell } from '#lib/tables/cells.ts';
import { csvOf } from '#lib/tables/csv.ts';
import { xlsxOf } from '#lib/tables/write-xlsx.ts';
import { csvFile } from '#lib/web/csv-file.ts';
import { xlsxFile } from '#lib/web/kept-file.ts';
import { questionWords } from '../_kept-lists.ts';
import { exportedLists, type ExportedPage } from './_lists.ts';

/** Days after which whoever has the file is to delete it. */
const daysToKeep = 30;

/** "4F3A91C2": what a line of a file says of where it came from. */
export const exportReference = (id: string): string => id.slice(0, 8).toUpperCase();

/** A list as a file, with who took it, when and why in it, and its marking in every line. */
export async function fileOf(
  page: ExportedPage,
  { export: asked, asker, approver }: FoundExport,
  { columns, rows }: Listing,
  now: Temporal.Instant,
): Promise<Response> {
  const { marking } = exportedLists[page];
  const mark = `${marking}, export ${exportReference(asked.id)}, ${asker}`;
  const heads = [...columns, 'Marking'];
  const lines = rows.map((row) => [...row, mark]);
  const foot = aboutLines({ asked, asker, approver, page, count: rows.length }, now);
  const name = `${page}-${marking}-${ukDay(now).toString()}`;
  if (asked.format === 'csv') return csvFile(csvOf(heads, lines, foot), `${name}.csv`);
  return xlsxFile(await xlsxOf(heads, lines, foot), `${name}.xlsx`);
}

type About = {
  asked: FoundExport['export'];
  asker: string;
  approver: string | null;
  page: ExportedPage;
  count: number;
};

function aboutLines({ asked, asker, approver, page, count }: About, now: Temporal.Instant): Cell[][] {
  const { marking, most } = exportedLists[page];
  const cut = count >= most ? `the first ${count.toLocaleString('en-GB')}` : count.toLocaleString('en-GB');
  const agreed =
    approver && asked.approvedAt ? [['Agreed by', `${approver}, ${date(asked.approvedAt)}`]] : [];
  return [
    ['Marking', marking],
    ['List', questionWords(page, asked.query)],
    ['Records', cut],
    ['Taken by', asker],
    ['On', moment(now)],
    ['Why', asked.reason],
    ['For', asked.recipient],
    ...agreed,
    ['Export', exportReference(asked.id)],
    ['Delete this file by', date(ukDay(now).add({ days: daysToKeep }))],
  ];
}
