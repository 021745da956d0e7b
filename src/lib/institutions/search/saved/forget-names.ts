import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { savedSearch } from '#db/schema/searches.ts';

/** Fields of a question into which people type names. */
const typed = ['words', 'name'] as const;
type Query = Record<string, string>;

/**
 * Takes the names of people who are erased out of saved searches. A search that asks for nothing else goes; one that is
 * called after them is given a plain name.
 *
 * @param tx the transaction in which they are erased
 */
export async function forgetNames(tx: Db, names: readonly string[]): Promise<void> {
  for (const name of names.map(wordsOf).filter((words) => words.length > 0)) {
    const likely = await tx
      .select({ id: savedSearch.id, name: savedSearch.name, query: savedSearch.query })
      .from(savedSearch)
      .where(
        sql`string_to_array(plain_words(concat_ws(' ', ${savedSearch.name}, ${savedSearch.query}->>'words',
          ${savedSearch.query}->>'name')), ' ') && ${`{${name.map((word) => `"${word}"`).join(',')}}`}::text[]`,
      )
      .for('no key update');
    for (const one of likely) await forget(tx, one, name);
  }
}

async function forget(
  tx: Db,
  { id, name: title, query }: Pick<typeof savedSearch.$inferSelect, 'id' | 'name' | 'query'>,
  name: readonly string[],
): Promise<void> {
  const left = withoutName(query, name);
  if (left === null) return void (await tx.delete(savedSearch).where(eq(savedSearch.id, id)));
  const set = { query: left, name: names(title, name) ? 'Saved search' : title };
  await tx.update(savedSearch).set(set).where(eq(savedSearch.id, id));
}

/** A question without a name in it; null where it asks for nothing else. */
export function withoutName(query: Query, name: readonly string[]): Query | null {
  const kept = Object.entries(query).flatMap(([field, text]) => {
    const isTyped = (typed as readonly string[]).includes(field);
    const words = isTyped && names(text, name) ? without(text, name) : text;
    return words ? [[field, words] as const] : [];
  });
  const isOnlyName = kept.length === 0 && Object.keys(query).length > 0;
  return isOnlyName ? null : Object.fromEntries(kept);
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();

/** The words of a name, plain; initials say nothing of whom. */
export const wordsOf = (name: string): string[] =>
  plain(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);

// All of a name's words among others, or nothing but words of it: "Okafor", "grace okafor schools".
function names(text: string, name: readonly string[]): boolean {
  const words = wordsOf(text);
  if (words.length === 0) return false;
  return name.every((word) => words.includes(word)) || words.every((word) => name.includes(word));
}

const without = (text: string, name: readonly string[]): string =>
  text
    .split(/\s+/)
    .filter((word) => !wordsOf(word).some((one) => name.includes(one)))
    .join(' ');
