import type { ImportCount } from '#db/schema/imports.ts';

/** How many rows of some counts fit. */
export const rowsWhere = (counts: readonly ImportCount[], fits: (count: ImportCount) => boolean): number =>
  counts.filter(fits).reduce((sum, { rows }) => sum + rows, 0);

/** How many rows become what. */
export const becoming = (counts: readonly ImportCount[], decision: ImportCount['decision']): number =>
  rowsWhere(counts, (one) => one.decision === decision);
