import type { LinkKind } from '#db/schema/institution-links.ts';
import { mostMore, type Tie } from '#lib/institutions/relationships/around.ts';
import { linkWords } from '#lib/institutions/standing-words.ts';
import type { OpenWeb, WebNode } from './open-web.ts';

/** How a relationship reads between its two names: "part of". */
export const tieWords = (kind: LinkKind): string => linkWords[kind].from.toLowerCase();

/** A relationship with both institutions, as the list says it. */
export type Sentence = { from: WebNode; kind: LinkKind; to: WebNode };

/** The relationships in the order in which one would walk: those of the beginning, then those beyond. */
export function sentences({ nodes, ties }: OpenWeb): { near: Sentence[]; far: Sentence[] } {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const all = ties.flatMap(({ from, to, kind }: Tie): Sentence[] => {
    const [one, other] = [known.get(from), known.get(to)];
    return one && other ? [{ from: one, kind, to: other }] : [];
  });
  const isNear = ({ from, to }: Sentence) => Math.min(from.steps, to.steps) === 0;
  return { near: all.filter(isNear), far: all.filter((one) => !isNear(one)) };
}

/** "and 43 more", "and more than 1,000 more"; nothing where all are shown. */
export function moreWords({ more, nodes }: OpenWeb): string | null {
  if (more === 0) return null;
  const figure =
    more + nodes.length > mostMore ? `more than ${(mostMore - nodes.length).toLocaleString('en-GB')}` : more;
  return `and ${figure} more`;
}

/** "1 step away", "2 steps away". */
export const stepWords = (steps: number): string =>
  steps === 0 ? 'where we began' : steps === 1 ? '1 step away' : `${steps} steps away`;
