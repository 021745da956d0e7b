import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId, AreaKind } from '#db/schema/areas.ts';

/**
 * The area of a code as it stands on a day, or the one that took its place whole; null where it is not in our
 * register, or went to several, which a code alone cannot tell apart.
 */
export const currentByCode = (
  db: Db,
  kind: AreaKind,
  code: string,
  today: Temporal.PlainDate,
): Promise<AreaId | null> => current(db, sql`a.kind = ${kind} and a.code = ${code}`, today);

/** The same for an area that may have ended since it was written down. */
export const currentOf = (db: Db, id: AreaId, today: Temporal.PlainDate): Promise<AreaId | null> =>
  current(db, sql`a.id = ${id}`, today);

async function current(db: Db, first: SQL, today: Temporal.PlainDate): Promise<AreaId | null> {
  const day = sql`${today.toString()}::date`;
  const [row] = await db.execute<{ id: AreaId }>(sql`
    with recursive line as (
      select a.id, 0 as step from area a where ${first}
      union
      select s.successor_id, line.step + 1 from line
      join area_succession s on s.predecessor_id = line.id and s.share = 1 and s.effective_on <= ${day}
      where line.step < 10
    )
    select l.id from line l join area a on a.id = l.id
    where a.valid_from <= ${day} and (a.valid_to is null or a.valid_to > ${day})
    order by l.step limit 1`);
  return row?.id ?? null;
}
