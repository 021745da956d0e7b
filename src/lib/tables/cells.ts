/** What stands in a cell of a file that leaves. */
export type Cell = string | number | null;

// A spreadsheet would reckon with a cell that begins like a formula, whatever blanks stand before it, and in the wide
// letters of other keyboards too; a tab or a line end would begin another cell.
const formula = /^[\s\0\u200B\uFEFF]*[=+\-@＝＋－＠|%]|^[\t\r\n]/;

/** A text as it may stand in a cell: one that a spreadsheet would reckon with is marked as text. */
export const safeText = (text: string): string => (formula.test(text) ? `'${text}` : text);
