import type { IssueBlock, IssuePart } from '#db/schema/newsletter-issues.ts';

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

/** Why an issue cannot go as it is. */
export type Lack = 'no parts' | 'no words' | 'nothing chosen';

/** What is missing in an issue as it would leave; null when nothing is. */
export function lackOf(parts: readonly IssuePart[]): Lack | null {
  if (parts.length === 0) return 'no parts';
  if (parts.some((part) => 'text' in part && part.text.trim() === '')) return 'no words';
  return parts.some((part) => 'items' in part && part.items.length === 0) ? 'nothing chosen' : null;
}
