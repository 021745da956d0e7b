import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type SheetRow, type SheetRows, UnreadableTable } from './sheet.ts';
import { xlsxLimits, type XlsxRefusal, xlsxRefusals } from './xlsx-limits.ts';

// Whatever is within our limits is read with half of it.
const memory = { maxOldGenerationSizeMb: 768 };

type Answer = { rows: SheetRow[]; isLast: boolean } | { refused: XlsxRefusal };

/**
 * Reads the first sheet of a workbook in a thread with memory of its own: one that is too much ends the thread and no
 * more. Dates come as "2027-04-01", ticks as "yes" and "no".
 *
 * @throws UnreadableTable when it is no workbook, or unfolds to more than it may
 */
export async function* readXlsx(bytes: AsyncIterable<Uint8Array>): SheetRows {
  const content = await whole(bytes);
  const thread = new Worker(new URL('./xlsx-thread.ts', import.meta.url), {
    workerData: { bytes: content },
    resourceLimits: memory,
  });
  try {
    for await (const [answer] of on(thread, 'message') as AsyncIterable<[Answer]>) {
      if ('refused' in answer) throw new UnreadableTable(xlsxRefusals[answer.refused]);
      if (answer.rows.length > 0) yield answer.rows;
      if (answer.isLast) return;
      thread.postMessage('more');
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    throw new UnreadableTable(xlsxRefusals['too much to read'], { cause: error });
  } finally {
    await thread.terminate();
  }
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > xlsxLimits.fileBytes)
      throw new UnreadableTable('The workbook is larger than 20 MB. Save the sheet as CSV, and send that.');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
