import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { SurgeId } from '#db/schema/surges.ts';

type Asked = { id: SurgeId; since: number; reader: OfficerId };
export type ChangesBy = { name: string; count: number };

/** How many changes others made since a version, by whom: the most first. */
export const changesSince = async (db: Db, { id, since, reader }: Asked): Promise<ChangesBy[]> => [
  ...(await db.execute<ChangesBy>(sql`
    select o.name, count(*)::int as count from surge_change h join officer o on o.id = h.by
    where h.surge_id = ${id} and h.sequence > ${since} and h.by <> ${reader}
    group by o.id, o.name order by count desc, o.name, o.id limit 4`)),
];

/** "3 changes by Priya Nandakumar, 1 by Dana Whitlock"; nothing where nobody else changed anything. */
export const newsWords = (changes: readonly ChangesBy[]): string =>
  changes
    .map(({ name, count }, index) => {
      const what = index === 0 ? ` change${count === 1 ? '' : 's'}` : '';
      return `${count}${what} by ${name}`;
    })
    .join(', ');
