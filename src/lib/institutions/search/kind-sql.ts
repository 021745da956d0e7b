import { type SQL, sql } from 'drizzle-orm';
import type { SearchKind } from './kinds.ts';

/** By what people are looked for: the words of their names, or the whole of an address or number. */
export type By = 'words' | 'email' | 'phone';

/** The areas of a kind as the name of a CTE, and whether what lies in none is seen. */
export type Sight = { areas: SQL; hasNowhere: boolean };

/** How one kind of record is looked for. Its statements ask for `typed.question`, and `typed.email` or `typed.phone`. */
export type KindSql = {
  /** Records `(id, at)` that match and may be seen, in no order, each once. */
  hits: SQL;
  /** The same of `w`, for words that so many have that it is quicker to walk from the latest: up to its conditions. */
  walk: SQL;
  /** What the walk goes along: written as its index is. */
  along: SQL;
  /** Where one record stands on that way. */
  atOf: (id: SQL) => SQL;
  /** What is shown of the records of a page `p`. */
  columns: SQL;
  joins: SQL;
};

/**
 * More hits than this are not sorted: walking along an index finds the latest sooner. Of institutions more are,
 * because those that nobody was ever in touch with come last, and a walk to them passes all the others.
 */
export const mostSorted = (kind: SearchKind): number => (kind === 'institutions' ? 10_000 : 2_000);
/** Where reading hits of one table ends: one more tells that there are too many to sort. */
export const mostHits = (kind: SearchKind): SQL => sql.raw(String(mostSorted(kind) + 1));

/** What was typed, where statements have it. */
export const typed = {
  question: sql`${sql.placeholder('question')}::tsquery`,
  email: sql`${sql.placeholder('email')}::citext`,
  phone: sql`${sql.placeholder('phone')}`,
};

/** Holds where a text, written as an index has it, has what was asked for. */
export const has = (text: SQL, question = typed.question): SQL => sql`search_words(${text}) @@ ${question}`;

/** Holds where something lies within sight. */
export const inSight = (area: SQL, { areas, hasNowhere }: Sight): SQL =>
  hasNowhere
    ? sql`(${area} is null or ${area} in (select id from ${areas}))`
    : sql`${area} in (select id from ${areas})`;
