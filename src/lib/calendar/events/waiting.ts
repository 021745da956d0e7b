import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { isTheirs, isToApprove, isToDebrief, liesIn } from './list-sql.ts';
import { isOpenEvent } from './sight.ts';

type Asked = { reader: OfficerId; areas: readonly AreaId[] };

/** How many events in some areas wait for this reader's approval: not those that they wrote. */
export async function countToApprove(
  db: Db,
  { reader, areas }: Asked,
  now: Temporal.Instant,
): Promise<number> {
  if (areas.length === 0) return 0;
  const at = sql`${now.toString()}::timestamptz`;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from event e where ${liesIn(areas)} and ${isToApprove(at)}
      and e.added_by is distinct from ${reader} and ${isOpenEvent(reader, now)}`);
  return row?.count ?? 0;
}

/** How many events, of this reader or of everybody in some areas, are over without a debrief. */
export async function countToDebrief(
  db: Db,
  { reader, areas, isMine }: Asked & { isMine: boolean },
  now: Temporal.Instant,
): Promise<number> {
  if (areas.length === 0) return 0;
  const at = sql`${now.toString()}::timestamptz`;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from event e where ${liesIn(areas)} and ${isToDebrief(at)}
      ${isMine ? sql`and ${isTheirs(reader)}` : sql``} and ${isOpenEvent(reader, now)}`);
  return row?.count ?? 0;
}
