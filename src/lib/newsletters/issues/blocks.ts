import type { IssueBlock } from '#db/schema/newsletter-issues.ts';

/** What a part may be, in the order in which they are offered. */
export const blockKinds = [
  'text',
  'events',
  'courses',
  'campaigns',
  'resources',
] as const satisfies IssueBlock['kind'][];
export const mostBlocks = 20;
export const longestText = 8000;
export const mostChosen = 12;

/** A new part without anything in it. */
export const emptyBlock = (kind: IssueBlock['kind'], heading: string): IssueBlock =>
  kind === 'text' ? { kind, markdown: '' } : { kind, heading, ids: [] };

export type BlockDeed = { deed: 'up' | 'down' | 'remove'; at: number };

/** The parts after one was moved or taken out; a part at the end stays there. */
export function arranged(blocks: readonly IssueBlock[], { deed, at }: BlockDeed): IssueBlock[] {
  const rest = [...blocks];
  const [one] = rest.splice(at, 1);
  if (!one || deed === 'remove') return rest;
  rest.splice(Math.max(0, deed === 'up' ? at - 1 : at + 1), 0, one);
  return rest;
}

/** Why an issue cannot go as it is, in the order of its parts. */
export type Lack = 'no parts' | 'no words' | 'nothing chosen';

/** What is missing before an issue can be approved; null when nothing is. */
export function lackOf(blocks: readonly IssueBlock[]): Lack | null {
  if (blocks.length === 0) return 'no parts';
  for (const block of blocks) {
    if (block.kind === 'text' ? block.markdown.trim() === '' : false) return 'no words';
    if (block.kind !== 'text' && block.ids.length === 0) return 'nothing chosen';
  }
  return null;
}
