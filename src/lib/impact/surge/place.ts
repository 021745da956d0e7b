import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedSql } from '#db/prepared.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { SurgeId } from '#db/schema/surges.ts';

/** Where a surge lies, and which state of it a page may know already. */
export type SurgePlace = {
  id: SurgeId;
  areaIds: readonly AreaId[];
  isClosed: boolean;
  /** How many changes there were. */
  sequence: number;
  /** Changes with all that a page shows: also when a claim runs out, or an institution asks us to stay away. */
  version: string;
};

type Row = Omit<SurgePlace, 'version'> & { live: number; institutions: number };

// Thirty officers ask this every five seconds: all of it in one prepared statement.
const place = preparedSql<Row>(
  'surge_place',
  sql`select s.id, s.closed_at is not null as "isClosed",
    array(select a.area_id from surge_area a where a.surge_id = s.id order by a.area_id) as "areaIds",
    (select coalesce(max(h.sequence), 0) from surge_change h where h.surge_id = s.id) as sequence,
    (select count(*)::int from surge_call c join surge_claim m on m.call_id = c.id where c.surge_id = s.id
      and m.ended_at is null and m.expires_at > ${sql.placeholder('now')}::timestamptz) as live,
    (select coalesce(sum(i.sequence), 0)::int from surge_call c join institution i on i.id = c.institution_id
      where c.surge_id = s.id) as institutions
    from surge s where s.id = ${sql.placeholder('id')}::uuid`,
);

/** Where a surge lies, for asking who may see it, and its version; null for one that is not there. */
export async function placeOfSurge(
  db: Db,
  id: SurgeId | null,
  now: Temporal.Instant,
): Promise<SurgePlace | null> {
  if (!id) return null;
  const [row] = await place(db).execute({ id, now: now.toString() });
  if (!row) return null;
  const { live, institutions, ...rest } = row;
  return { ...rest, version: `${row.sequence}.${live}.${institutions}` };
}
