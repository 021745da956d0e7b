import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { areaOfficer } from '#db/schema/area-facts.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { officer, type OfficerId, type Role } from '#db/schema/officers.ts';

/** Who looks after an area now, the named officer first, and then whoever did before. */
export const areaOfficers = (db: Db, areaId: AreaId) =>
  db
    .select({
      id: areaOfficer.id,
      officerId: areaOfficer.officerId,
      name: officer.name,
      part: areaOfficer.part,
      namedAt: areaOfficer.namedAt,
      endedAt: areaOfficer.endedAt,
    })
    .from(areaOfficer)
    .innerJoin(officer, eq(officer.id, areaOfficer.officerId))
    .where(eq(areaOfficer.areaId, areaId))
    .orderBy(
      sql`${areaOfficer.endedAt} is not null`,
      sql`${areaOfficer.part} = 'deputy'`,
      desc(areaOfficer.namedAt),
    )
    .limit(20);
export type AreaOfficerRow = Awaited<ReturnType<typeof areaOfficers>>[number];

const looksAfter: readonly Role[] = ['prevent_officer', 'supervisor'];

/** Whoever can be named for an area: officers whose role holds there today, by name. */
export async function nameable(
  db: Db,
  path: readonly AreaId[],
  today: Temporal.PlainDate,
): Promise<{ id: OfficerId; name: string }[]> {
  if (path.length === 0) return [];
  return db
    .selectDistinct({ id: officer.id, name: officer.name })
    .from(officer)
    .where(
      and(
        isNull(officer.deactivatedAt),
        sql`exists (select from role_grant g where g.officer_id = ${officer.id} and g.role in ${[...looksAfter]}
          and g.area_id in ${[...path]} and g.revoked_at is null and g.starts_on <= ${today.toString()}::date
          and (g.ends_on is null or g.ends_on >= ${today.toString()}::date))`,
      ),
    )
    .orderBy(officer.name)
    .limit(500);
}
