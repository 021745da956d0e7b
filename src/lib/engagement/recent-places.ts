import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';

export type RecentPlace = { id: InstitutionId; name: string };

/** The institutions where an officer was last, latest first: whoever comes back is one tap away. */
export const recentPlaces = (db: Db, officerId: OfficerId, limit = 5): Promise<RecentPlace[]> =>
  db.execute<RecentPlace>(sql`
    with mine as materialized (
      select institution_id, happened_at from engagement
      where officer_id = ${officerId} and institution_id is not null order by happened_at desc limit 50
    )
    select i.id, i.name from (select institution_id, max(happened_at) as at from mine group by 1) m
    join institution i on i.id = m.institution_id and i.closed_on is null
    order by m.at desc limit ${limit}`);
