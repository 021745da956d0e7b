import { getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import type { MergeId } from '#db/schema/duplicates.ts';
import type { OfficerId } from '#db/schema/officers.ts';

/** A merge under way: everything of `from` comes to belong to `into`, because somebody said so. */
export type Merge = { id: MergeId; from: string; into: string; by: OfficerId };

/** A column by which rows of a table belong to a record, and what becomes of them when two records become one. */
export type Link = {
  column: PgColumn;
  /** What tells a row from the others that belong to the same record. */
  key: PgColumn;
  /** When a row was written, where it says so: what came after a merge is told apart by it. */
  since?: PgColumn;
  words: readonly [one: string, many: string];
  /** Which rows of the table it holds for, as `f`; all where nothing is said. */
  where?: SQL;
  /** Holds for a row `f` of the one record whose like the other has already: it goes, and comes back when undone. */
  twice?: (merge: Merge) => SQL;
  /** What has to be settled before rows can move: there may be one Prevent lead, one owner. */
  settle?: (tx: Db, merge: Merge, now: Temporal.Instant) => Promise<void>;
  /** As what the access log keeps that these rows moved, where they are somebody's. */
  operation?: 'alter' | 'permission';
};

/** The table of a link. */
export const tableOf = ({ column }: Pick<Link, 'column'>): string => getTableName(column.table);

/** "booking.institution_id": how a link is known in lists. */
export const linkName = (link: Link): string => `${tableOf(link)}.${link.column.name}`;

/** How many rows come over by each link, without those of which there are none. */
export type Moves = readonly { words: readonly [one: string, many: string]; count: number }[];

/** Counts what belongs to a record by each link. */
export async function countLinked(db: Db, links: readonly Link[], id: string): Promise<Moves> {
  const counts = links.map(
    (link, index) => sql`select ${index}::int as index, count(*)::int as count
      from ${sql.identifier(tableOf(link))} f
      where f.${sql.identifier(link.column.name)} = ${id}::uuid and ${link.where ?? sql`true`}`,
  );
  const rows = await db.execute<{ index: number; count: number }>(sql.join(counts, sql` union all `));
  return grouped([...rows].map(({ index, count }) => ({ words: links[index]!.words, count })));
}

/** Counts of the same words become one. */
export function grouped(moves: Moves): Moves {
  const sums = new Map<string, Moves[number]>();
  for (const { words, count } of moves) {
    const so = sums.get(words[1])?.count ?? 0;
    if (so + count > 0) sums.set(words[1], { words, count: so + count });
  }
  return [...sums.values()];
}

/** "3 sites" */
export const countWords = ({ words: [one, many], count }: Moves[number]): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
