import { type SQL, sql } from 'drizzle-orm';
import { isOpenTo } from '#db/restricted.ts';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { EngagementId } from '#db/schema/engagements.ts';
import type { EventId } from '#db/schema/events.ts';
import type { IssueCategory, ObservationId } from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { fateOf } from './state.ts';

/** An observation that may be the same, or go with one. */
export type NearObservation = {
  id: ObservationId;
  category: IssueCategory;
  area: string;
  words: string;
  noticedAt: Temporal.Instant;
};
type Near = { id: ObservationId; areaId: AreaId; category: IssueCategory; noticedAt: Temporal.Instant };
// Six weeks: longer ago it is seldom the same thing.
const days = 42;

const utc = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const within = (areas: readonly AreaId[]) => sql`= any(${`{${areas.join(',')}}`}::uuid[])`;
const around = (column: SQL, { noticedAt }: Near) =>
  sql`${column} between ${noticedAt.toString()}::timestamptz - make_interval(days => ${days}::int)
    and ${noticedAt.toString()}::timestamptz + make_interval(days => ${days}::int)`;

/** Observations of weeks near to one, in some areas: of the same area and issue first; the look is recorded. */
export async function nearObservations(
  db: Db,
  officer: Officer,
  { near, areas }: { near: Near; areas: readonly AreaId[] },
  now: Temporal.Instant,
): Promise<NearObservation[]> {
  const rows = await db.execute<Omit<NearObservation, 'noticedAt'> & { noticedAt: string }>(sql`
    with close as materialized (
      select x.* from tension_observation x
      where x.area_id ${within(areas)} and x.id <> ${near.id} and ${around(sql`x.noticed_at`, near)}
        and ${fateOf} is null
    )
    select x.id, x.category, a.name as area, left(x.words, 160) as words, ${utc(sql`x.noticed_at`)} as "noticedAt"
    from close x join area a on a.id = x.area_id
    order by (x.area_id = ${near.areaId}) desc, (x.category = ${near.category}) desc,
      abs(extract(epoch from x.noticed_at - ${near.noticedAt.toString()}::timestamptz)), x.id limit 12`);
  const ids = rows.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'tension_observation', ids, fields: ['words'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return rows.map((row) => ({ ...row, noticedAt: Temporal.Instant.from(row.noticedAt) }));
}

/** Events of the area near to an observation that this reader may know of. */
export async function nearEvents(
  db: Db,
  reader: Officer,
  near: Near,
  now: Temporal.Instant,
): Promise<{ id: EventId; title: string; startsAt: Temporal.Instant }[]> {
  const rows = await db.execute<{ id: EventId; title: string; startsAt: string }>(sql`
    select e.id, e.title, ${utc(sql`e.starts_at`)} as "startsAt" from event e
    where (e.area_id = ${near.areaId} or e.neighbourhood_id = ${near.areaId}) and e.visibility <> 'named_group'
      and e.approved_at is not null and ${around(sql`e.starts_at`, near)} and ${isOpenTo('event', sql`e.id`, reader.id, now)}
    order by abs(extract(epoch from e.starts_at - ${near.noticedAt.toString()}::timestamptz)), e.id limit 8`);
  return rows.map((row) => ({ ...row, startsAt: Temporal.Instant.from(row.startsAt) }));
}

/** Engagements of the area near to an observation. */
export async function nearEngagements(
  db: Db,
  near: Near,
): Promise<{ id: EngagementId; type: string; happenedAt: Temporal.Instant }[]> {
  const rows = await db.execute<{ id: EngagementId; type: string; happenedAt: string }>(sql`
    select g.id, t.label as type, ${utc(sql`g.happened_at`)} as "happenedAt"
    from engagement g join engagement_term t on t.code = g.type_code
    where g.area_id = ${near.areaId} and ${around(sql`g.happened_at`, near)}
    order by abs(extract(epoch from g.happened_at - ${near.noticedAt.toString()}::timestamptz)), g.id limit 8`);
  return rows.map((row) => ({ ...row, happenedAt: Temporal.Instant.from(row.happenedAt) }));
}
