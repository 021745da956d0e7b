import { asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { officer as account } from '#db/schema/officers.ts';
import {
  councilRoute,
  type CouncilRouteId,
  signpost,
  type SignpostId,
  signpostStep,
} from '#db/schema/signposts.ts';
import { ukDay } from '#lib/dates.ts';

const dueOn = (table: typeof signpost | typeof councilRoute): SQL =>
  sql`(${table.checkedAt} at time zone 'Europe/London')::date + ${table.checkEvery}`;

/** Every signpost, what is to be checked first at the head; who checked it stands beside it. */
export const listSignposts = (db: Db) =>
  db
    .select({ signpost, checker: account.name, area: area.name })
    .from(signpost)
    .leftJoin(account, eq(account.id, signpost.checkedBy))
    .leftJoin(area, eq(area.id, signpost.areaId))
    .orderBy(sql`${signpost.retiredAt} nulls first`, dueOn(signpost), asc(signpost.name));

/** The routes of the councils of some areas, what is to be checked first at the head. */
export const listRoutes = (db: Db, areas: readonly AreaId[]) =>
  db
    .select({ route: councilRoute, checker: account.name, district: area.name })
    .from(councilRoute)
    .innerJoin(area, eq(area.id, councilRoute.areaId))
    .leftJoin(account, eq(account.id, councilRoute.checkedBy))
    .where(sql`${councilRoute.areaId} = any(${`{${areas.join(',')}}`}::uuid[])`)
    .orderBy(dueOn(councilRoute), asc(area.name));

/** The districts among some areas for whose council nobody has named a way in, by name. */
export async function districtsWithoutRoute(db: Db, areas: readonly AreaId[], now: Temporal.Instant) {
  const rows = await db.execute<{ id: AreaId; name: string }>(sql`
    select a.id, a.name from area a where a.kind = 'district' and a.id = any(${`{${areas.join(',')}}`}::uuid[])
      and (a.valid_to is null or a.valid_to > ${ukDay(now).toString()}::date)
      and not exists (select from council_route r where r.area_id = a.id) order by a.name`);
  return [...rows];
}
export type ListedSignpost = Awaited<ReturnType<typeof listSignposts>>[number];
export type ListedRoute = Awaited<ReturnType<typeof listRoutes>>[number];

/** How many signposts and routes somebody should have held against their source by now. */
export async function countOverdue(
  db: Db,
  areas: readonly AreaId[],
  now: Temporal.Instant,
): Promise<{ signposts: number; routes: number }> {
  const today = sql`${ukDay(now).toString()}::date`;
  const list = sql`${`{${areas.join(',')}}`}::uuid[]`;
  const [row] = await db.execute<{ signposts: number; routes: number }>(sql`select
    (select count(*)::int from signpost where retired_at is null and (area_id is null or area_id = any(${list}))
      and (checked_at at time zone 'Europe/London')::date + check_every < ${today}) as signposts,
    (select count(*)::int from council_route where area_id = any(${list})
      and (checked_at at time zone 'Europe/London')::date + check_every < ${today}) as routes`);
  return row!;
}

const stepsWhere = (db: Db, which: SQL) =>
  db
    .select({
      id: signpostStep.id,
      deed: signpostStep.deed,
      changes: signpostStep.changes,
      at: signpostStep.at,
      by: account.name,
    })
    .from(signpostStep)
    .leftJoin(account, eq(account.id, signpostStep.officerId))
    .where(which)
    .orderBy(desc(signpostStep.at))
    .limit(50);
export type Step = Awaited<ReturnType<typeof stepsWhere>>[number];

/** A signpost with what was done to it, the newest first; null where there is none. */
export async function findSignpost(db: Db, id: SignpostId | null) {
  if (!id) return null;
  const [row] = await db.select().from(signpost).where(eq(signpost.id, id));
  return row ? { signpost: row, steps: await stepsWhere(db, eq(signpostStep.signpostId, id)) } : null;
}

/** A council's route with what was done to it; null where there is none. */
export async function findRoute(db: Db, id: CouncilRouteId | null) {
  if (!id) return null;
  const [row] = await db
    .select({ route: councilRoute, district: area.name })
    .from(councilRoute)
    .innerJoin(area, eq(area.id, councilRoute.areaId))
    .where(eq(councilRoute.id, id));
  return row ? { ...row, steps: await stepsWhere(db, eq(signpostStep.councilRouteId, id)) } : null;
}
