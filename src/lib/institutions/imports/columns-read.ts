import type { importRun } from '#db/schema/imports.ts';

type Read = Pick<typeof importRun.$inferSelect, 'mapping' | 'headings'>;

/** The fields that are read and the columns of them, counted from nought, in the order of the file. */
export const columnsRead = ({ mapping, headings }: Read): (readonly [field: string, column: number])[] =>
  Object.entries(mapping)
    .map(([field, heading]) => [field, headings.indexOf(heading)] as const)
    .filter(([, column]) => column >= 0)
    .toSorted(([, one], [, other]) => one - other);
