import type { ZipRefusal } from '#lib/files/unzip.ts';

/** How much a workbook may hold. A sheet cannot be read in pieces, so it is kept far below what fits in memory. */
export const xlsxLimits = {
  /** As it is sent, in bytes. */
  fileBytes: 20_000_000,
  zipEntries: 500,
  /** Unpacked, in bytes. */
  inflatedBytes: 100_000_000,
} as const;

export type XlsxRefusal = ZipRefusal | 'no sheet' | 'too much to read';

const smaller = 'Save the sheet as CSV, which may be larger, and send that.';

/** Why nothing of a workbook can be read, and what can be done. */
export const xlsxRefusals: Readonly<Record<XlsxRefusal, string>> = {
  'no zip': 'The file is not an Excel workbook (.xlsx), whatever its name says. Save it anew from Excel.',
  damaged: 'The workbook is damaged: it breaks off, or its parts do not fit together. Save it anew.',
  locked: 'The workbook is locked with a password. Save it without one.',
  'too many files': `The workbook holds more parts than a list has. ${smaller}`,
  'too large inside': `The workbook unfolds to more than 100 MB, which no list of this kind does. It was not opened. ${smaller}`,
  'no sheet': 'The workbook holds no sheet.',
  'too much to read': `The workbook takes more memory to read than there is. ${smaller}`,
};
