import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';

/** An area by its slug with all that lies in it. */
export async function areasWithin(db: Db, slug: string): Promise<ReadonlySet<AreaId>> {
  const rows = await db.execute<{ id: AreaId }>(sql`
    with recursive down as (
      select id from area where slug = ${slug} and valid_to is null
      union
      select a.id from area a join down on a.parent_id = down.id
    )
    select id from down`);
  return new Set([...rows].map(({ id }) => id));
}
