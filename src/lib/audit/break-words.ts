import type { ChainFault } from '#db/schema/audit.ts';

/** What is wrong where a chain breaks, as the start of a sentence. */
export const faultWords: Readonly<Record<ChainFault, string>> = {
  entry: 'An entry is not what it was when it was sealed',
  missing: 'An entry that was sealed is gone',
  link: 'A link of the chain was changed',
  gap: 'A part of the chain is gone',
  order: 'An entry stands out of its order',
  signature: 'A batch was not signed with the secret of this installation',
  late: 'An entry was put in behind a batch that had been closed',
};

/** "at position 41, entry 57" */
export function whereWords({
  position,
  entryId,
}: {
  position: number | null;
  entryId: number | null;
}): string {
  const parts = [
    ...(position === null ? [] : [`position ${position.toLocaleString('en-GB')}`]),
    ...(entryId === null ? [] : [`entry ${entryId.toLocaleString('en-GB')}`]),
  ];
  return parts.join(', ');
}
