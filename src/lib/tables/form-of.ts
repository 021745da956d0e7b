import { type Delimiter, delimiterWords, guessDelimiter } from './delimiter.ts';
import type { Encoding } from './encoding.ts';
import { UnreadableTable } from './sheet.ts';

/** How a file is to be read, and that in words; nothing parts the cells of a workbook. */
export type TableForm = { delimiter: Delimiter | null; readAs: string };

const encodingWords: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252, as older spreadsheets write',
};

/** How many bytes of a file tell its form. */
export const formBytes = 65_536;

/**
 * Tells by its beginning whether a file is a workbook or CSV, and what parts its cells.
 *
 * @throws UnreadableTable when it is neither
 */
export function formOf(start: Uint8Array, encoding: Encoding): TableForm {
  const head = Buffer.from(start.subarray(0, formBytes));
  if (head.subarray(0, 2).toString('latin1') === 'PK')
    return { delimiter: null, readAs: 'an Excel workbook' };
  refuseOthers(head);
  const delimiter = guessDelimiter(new TextDecoder(encoding).decode(head));
  return {
    delimiter,
    readAs: `CSV in ${encodingWords[encoding]}, its cells parted by ${delimiterWords[delimiter]}`,
  };
}

function refuseOthers(start: Buffer): void {
  const mark = start.subarray(0, 4).toString('latin1');
  if (mark === '\u00d0\u00cf\u0011\u00e0')
    throw new UnreadableTable('The file is of an old Excel (.xls). Save it as .xlsx or CSV, and send that.');
  if (mark === '%PDF' || /^<(!doctype|html)/i.test(start.toString('latin1', 0, 20)))
    throw new UnreadableTable(
      'The file is no list: it is a PDF or a web page. Send CSV or an Excel workbook.',
    );
}
