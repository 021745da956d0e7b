import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { ask } from './ask.ts';
import type { AnyGroup } from './found.ts';
import { type Asked, namedKinds, type Part } from './kinds.ts';
import { nearWords } from './near-words.ts';
import { questionOf } from './question.ts';
import { typedEmail, typedPhone, typedWords } from './typed-words.ts';

/** What was found: by the words as they were typed, or, where no name has them, by words nearly spelt so. */
export type Found = { groups: AnyGroup[]; isNear: boolean };

/**
 * Looks for words in some kinds of records, the latest first; whose details were shown is recorded.
 *
 * @param parts which kinds, and which page of each
 * @returns null when there is too little to look for
 */
export async function search(
  db: Db,
  officer: Officer,
  asked: Asked,
  parts: readonly Part[],
  now: Temporal.Instant,
): Promise<Found | null> {
  const words = typedWords(asked.text);
  const question = questionOf(words);
  if (!question) return null;
  const groups = await ask(db, officer, { ...asked, question }, parts, now);
  const missed = missedOf(asked, parts, groups);
  const near = missed.length > 0 ? await nearWords(db, words) : null;
  if (!near || near.size === 0) return { groups, isNear: false };
  const found = await ask(db, officer, { ...asked, question: questionOf(words, near)! }, missed, now);
  if (!found.some(({ total }) => total > 0)) return { groups, isNear: false };
  return { groups: groups.map((one) => found.find(({ kind }) => kind === one.kind) ?? one), isNear: true };
}

// Only where no name is so: whoever spells it right is not to be shown others.
function missedOf({ text }: Asked, parts: readonly Part[], groups: readonly AnyGroup[]): Part[] {
  const isNamed = ({ kind }: Pick<Part, 'kind'>) => namedKinds.includes(kind);
  const isFound = groups.some((group) => group.total > 0 && isNamed(group));
  return isFound || typedEmail(text) || typedPhone(text) ? [] : parts.filter(isNamed);
}
