import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId, AreaKind } from '#db/schema/areas.ts';

/**
 * The area of a code as it stands on a day, or the one that took its place whole; null where it is not in our
 * register, or went to several, which a code alone cannot tell apart.
 */
export async function currentByCode(
  db: Db,
  kind: AreaKind,
  code: string,
  today: Temporal.PlainDate,
): Promise<AreaId | null> {
  const [row] = await db.execute<{ id: AreaId }>(sql`
    with recursive line as (
      select a.id, a.valid_to, 0 as step from area a where a.kind = ${kind} and a.code = ${code}
      union
      select s.successor_id, n.valid_to, line.step + 1 from line
      join area_succession s on s.predecessor_id = line.id and s.share = 1
        and s.effective_on <= ${today.toString()}::date
      join area n on n.id = s.successor_id
      where line.step < 10
    )
    select l.id from line l join area a on a.id = l.id
    where a.valid_from <= ${today.toString()}::date
      and (a.valid_to is null or a.valid_to > ${today.toString()}::date)
    order by l.step limit 1`);
  return row?.id ?? null;
}
