import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { officer } from '#db/schema/officers.ts';
import { restriction, type RestrictionId } from '#db/schema/restrictions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { referenceOf } from './words.ts';

const count = (what: ReturnType<typeof sql>) => sql<number>`(select count(*)::int ${what})`;

const rows = (db: Db) =>
  db
    .select({
      id: restriction.id,
      entity: restriction.entity,
      entityId: restriction.entityId,
      reference: referenceOf(),
      area: { id: area.id, name: area.name },
      reason: restriction.reason,
      restrictedAt: restriction.restrictedAt,
      by: officer.name,
      people: count(
        sql`from restriction_reader n where n.restriction_id = restriction.id and n.removed_at is null`,
      ),
      unreviewed: count(
        sql`from break_glass g where g.restriction_id = restriction.id and g.reviewed_at is null`,
      ),
    })
    .from(restriction)
    .innerJoin(area, eq(area.id, restriction.areaId))
    .innerJoin(officer, eq(officer.id, restriction.restrictedBy));

/** The restricted records in some areas, newest first: which they are, and nothing of what they say. */
export const listRestrictions = (db: Db, areas: readonly AreaId[]) =>
  rows(db)
    .where(and(isNull(restriction.liftedAt), inArray(restriction.areaId, [...areas])))
    .orderBy(desc(restriction.restrictedAt), desc(restriction.id))
    .limit(200);
export type Restricted = Awaited<ReturnType<typeof listRestrictions>>[number];

/** One of them, for an officer who looks who may see it; the look is recorded. Null where there is none. */
export async function findRestriction(
  db: Db,
  actor: Officer,
  { id, areas }: { id: RestrictionId | null; areas: readonly AreaId[] },
  now: Temporal.Instant,
): Promise<Restricted | null> {
  if (!id) return null;
  const [row] = await rows(db).where(
    and(eq(restriction.id, id), isNull(restriction.liftedAt), inArray(restriction.areaId, [...areas])),
  );
  if (!row) return null;
  await record(db, actor, { operation: 'consult', entity: 'restriction', ids: [id] }, now);
  return row;
}
