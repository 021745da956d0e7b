import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { grouped, type Link, type Merge, type Moves, tableOf } from './links.ts';

/** How many rows came to a record by each link since a moment: they stay with it when a merge is undone. */
export async function countSince(
  db: Db,
  links: readonly Link[],
  { into, from }: Pick<Merge, 'into' | 'from'>,
  since: Temporal.Instant,
): Promise<Moves> {
  const dated = links.filter((link) => link.since);
  const counts = dated.map(
    (link, index) => sql`select ${index}::int as index, count(*)::int as count
      from ${sql.identifier(tableOf(link))} f
      where f.${sql.identifier(link.column.name)} in (${into}::uuid, ${from}::uuid)
        and f.${sql.identifier(link.since!.name)} > ${since.toString()}::timestamptz and ${link.where ?? sql`true`}`,
  );
  const rows = await db.execute<{ index: number; count: number }>(sql.join(counts, sql` union all `));
  return grouped([...rows].map(({ index, count }) => ({ words: dated[index]!.words, count })));
}
