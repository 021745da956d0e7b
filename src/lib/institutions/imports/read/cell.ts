// Control characters, which PostgreSQL cannot all store, and marks that make text read in another order.
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const needsCare = /[^\x20-\x7e]|^['=\s]|\s$| {2}/;

/**
 * A cell as its words: without what spreadsheets put round text to keep its noughts (="00123") or to keep it from
 * being reckoned with ('+44), and with single spaces. Lines stay lines.
 */
export function cellText(cell: string): string {
  // Most cells need nothing of this.
  if (!needsCare.test(cell)) return cell;
  const bare = cell.normalize('NFC').replace(unwanted, '').trim();
  const [, held] = /^="(.*)"$/.exec(bare) ?? [];
  return (held ?? bare.replace(/^'(?=[=+\-@])/, ''))
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Whether a cell would be reckoned with by a spreadsheet: then nobody knows what was meant. */
export const isFormula = (text: string): boolean => /^[=@]/.test(text);
