import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';

/** How often we met people in an area, and with how many organisations, in the year before a day. */
export type MetHere = { engagements: number; institutions: number };

const figures = remembered<MetHere>(600);

/** Counts what the public is told of our work in an area and all that lies in it. It may be ten minutes old. */
export const metHere = (db: Db, slug: string, now: Temporal.Instant): Promise<MetHere> =>
  figures(db, slug, now, async () => {
    const from = now.subtract({ hours: 24 * 365 }).toString();
    const [row] = await db.execute<MetHere>(sql`
      with recursive down as (
        select id from area where slug = ${slug} union select a.id from area a join down on a.parent_id = down.id
      )
      select count(*)::int as engagements, count(distinct institution_id)::int as institutions from engagement
      where area_id in (select id from down) and is_two_way
        and happened_at between ${from}::timestamptz and ${now.toString()}::timestamptz`);
    return row ?? { engagements: 0, institutions: 0 };
  });
