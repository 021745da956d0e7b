import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { officer, type OfficerId, type Role, roleGrant } from '#db/schema/officers.ts';
import { ukDay } from '#lib/dates.ts';

const teaches: readonly Role[] = ['prevent_officer', 'supervisor'];

/** Holds for colleagues with an account, beside a grant of one of these roles that holds today. */
export const holdsNow = (roles: readonly Role[], now: Temporal.Instant) =>
  and(
    isNull(officer.deactivatedAt),
    isNull(roleGrant.revokedAt),
    inArray(roleGrant.role, [...roles]),
    lte(roleGrant.startsOn, ukDay(now)),
    or(isNull(roleGrant.endsOn), gte(roleGrant.endsOn, ukDay(now))),
  );

/** The colleagues who may teach in an area: those with such a role there or in what it lies in, by name. */
export const trainersFor = (db: Db, areaId: AreaId, now: Temporal.Instant) =>
  db
    .selectDistinct({ id: officer.id, name: officer.name })
    .from(officer)
    .innerJoin(roleGrant, eq(roleGrant.officerId, officer.id))
    .where(
      and(
        holdsNow(teaches, now),
        sql`${roleGrant.areaId} in (with recursive up as (
          select id, parent_id from area where id = ${areaId}
          union select a.id, a.parent_id from area a join up on a.id = up.parent_id
        ) select id from up)`,
      ),
    )
    .orderBy(asc(officer.name), asc(officer.id));
export type Trainer = Awaited<ReturnType<typeof trainersFor>>[number];

/** Whether a colleague is one of those. */
export const isTrainer = async (
  db: Db,
  id: OfficerId,
  areaId: AreaId,
  now: Temporal.Instant,
): Promise<boolean> => (await trainersFor(db, areaId, now)).some((one) => one.id === id);
