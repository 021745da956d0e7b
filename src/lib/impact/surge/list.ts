import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { SurgeId, SurgeKind } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

export const surgeLists = ['open', 'closed'] as const;
export type SurgeList = (typeof surgeLists)[number];

/** A surge as a list shows it. */
export type ListedSurge = {
  id: SurgeId;
  title: string;
  kind: SurgeKind;
  areas: string;
  openedAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
  closingWords: string | null;
  runner: string;
  calls: number;
  reached: number;
};
type Row = Omit<ListedSurge, 'openedAt' | 'closedAt'> & { openedAt: string; closedAt: string | null };
type Asked = { areas: readonly AreaId[]; list: SurgeList; after?: SurgeId | undefined };

const utc = (column: SQL): SQL => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** One page of the surges that touch some areas, the latest first; which were shown is recorded. */
export async function listSurges(
  db: Db,
  officer: Officer,
  { areas, list, after }: Asked,
  now: Temporal.Instant,
  size = 30,
): Promise<{ rows: ListedSurge[]; hasMore: boolean }> {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const beyond = sql`and (s.opened_at, s.id) < (select l.opened_at, l.id from surge l where l.id = ${after})`;
  const state = list === 'open' ? sql`s.closed_at is null` : sql`s.closed_at is not null`;
  const rows = await db.execute<Row>(sql`
    with page as materialized (
      select s.* from surge s where ${state} and exists (select 1 from surge_area a where a.surge_id = s.id
        and a.area_id = any(${`{${areas.join(',')}}`}::uuid[])) ${after ? beyond : sql``}
      order by s.opened_at desc, s.id desc limit ${size + 1}
    )
    select s.id, s.title, s.kind, ${utc(sql`s.opened_at`)} as "openedAt", ${utc(sql`s.closed_at`)} as "closedAt",
      s.closing_words as "closingWords", o.name as runner, where_to.areas, call.calls, call.reached
    from page s join officer o on o.id = s.run_by
    cross join lateral (select string_agg(a.name, ', ' order by a.name) as areas
      from surge_area x join area a on a.id = x.area_id where x.surge_id = s.id) where_to
    cross join lateral (select count(*)::int as calls, (count(*) filter (where (select r.outcome from surge_ring r
        where r.call_id = c.id order by r.rung_at desc, r.id desc limit 1) in ('spoke', 'visit_asked', 'declined')))::int as reached
      from surge_call c where c.surge_id = s.id and c.removed_at is null) call
    order by s.opened_at desc, s.id desc`);
  const page = [...rows].slice(0, size).map(listed);
  const entry = { operation: 'consult', entity: 'surge', ids: page.map(({ id }) => id) } as const;
  if (page.length > 0) await record(db, officer, { ...entry, fields: ['title', 'run_by'] }, now);
  return { rows: page, hasMore: rows.length > size };
}

const listed = ({ openedAt, closedAt, ...row }: Row): ListedSurge => ({
  ...row,
  openedAt: Temporal.Instant.from(openedAt),
  closedAt: closedAt === null ? null : Temporal.Instant.from(closedAt),
});
