import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/node';
import { unzipped } from '#lib/files/unzip.ts';
import { isBlank, type SheetRow } from './sheet.ts';
import { firstSheet } from './xlsx-parts.ts';
import { flawsOf } from './xlsx-flaws.ts';
import { xlsxLimits, type XlsxRefusal } from './xlsx-limits.ts';

// Started by read-xlsx.ts: one file, rows as they are asked for.
const port = parentPort!;
const { bytes } = workerData as { bytes: Uint8Array };
const batch = 1000;

async function read(): Promise<{ rows: SheetRow[] } | { refused: XlsxRefusal }> {
  // What it says of itself may be a lie, so it is unfolded within our limits before anything else reads it.
  const files = unzipped(bytes, { entries: xlsxLimits.zipEntries, inflated: xlsxLimits.inflatedBytes });
  if (!files.ok) return { refused: files.reason };
  const sheet = firstSheet(files.value);
  if (!sheet) return { refused: 'no sheet' };
  const table = await readSheet(Buffer.from(bytes)).catch(() => null);
  if (!table) return { refused: 'damaged' };
  const columns = Math.max(0, ...table.map((cells) => cells.length));
  const flaws = flawsOf(sheet, { rows: table.length, columns });
  const rows = table.map((cells, index): SheetRow => ({
    number: index + 1,
    cells: cells.map(textOf),
    flaws: flaws.get(index + 1),
  }));
  return { rows: rows.filter(({ cells, flaws: own }) => own || !isBlank(cells)) };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

const answer = await read();
if ('refused' in answer) port.postMessage(answer);
else {
  const { rows } = answer;
  let at = 0;
  const next = () => {
    port.postMessage({ rows: rows.slice(at, at + batch), isLast: at + batch >= rows.length });
    at += batch;
  };
  port.on('message', next);
  next();
}
