import { desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { areaReorganisation } from '#db/schema/area-facts.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { officer } from '#db/schema/officers.ts';

const undoer = alias(officer, 'undoer');

/** Every reorganisation of areas that lie in some, the next first, with the names of what ends. */
export async function listReorganisations(db: Db, areas: readonly AreaId[]) {
  if (areas.length === 0) return [];
  const rows = await db
    .select({ row: areaReorganisation, recordedByName: officer.name, withdrawnByName: undoer.name })
    .from(areaReorganisation)
    .innerJoin(officer, eq(officer.id, areaReorganisation.recordedBy))
    .leftJoin(undoer, eq(undoer.id, areaReorganisation.withdrawnBy))
    .where(sql`${areaReorganisation.endingIds} && ${sql.param(`{${areas.join(',')}}`)}::uuid[]`)
    .orderBy(desc(areaReorganisation.effectiveOn), desc(areaReorganisation.recordedAt))
    .limit(100);
  const names = await namesOf(
    db,
    rows.flatMap(({ row }) => row.endingIds),
  );
  return rows.map(({ row, ...people }) => ({
    ...row,
    ...people,
    ending: row.endingIds.map((id) => names.get(id) ?? { name: 'An area', slug: '' }),
  }));
}
export type ListedReorganisation = Awaited<ReturnType<typeof listReorganisations>>[number];

async function namesOf(db: Db, ids: readonly AreaId[]) {
  if (ids.length === 0) return new Map<AreaId, { name: string; slug: string }>();
  const rows = await db
    .select({ id: area.id, name: area.name, slug: area.slug })
    .from(area)
    .where(inArray(area.id, [...ids]));
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

/** An area with those beside it that could end with it: of its kind, in the same area above. */
export async function areaToReorganise(db: Db, id: AreaId) {
  const [found] = await db.select().from(area).where(eq(area.id, id));
  if (!found || found.validTo) return null;
  const beside = await db
    .select({ id: area.id, name: area.name })
    .from(area)
    .where(
      sql`${area.kind} = ${found.kind} and ${area.parentId} is not distinct from ${found.parentId}
        and ${area.id} <> ${id} and ${isNull(area.validTo)}`,
    )
    .orderBy(area.name);
  return { ...found, beside };
}

/** How many roles hold for an area itself. They never move by themselves: somebody gives them anew. */
export async function rolesHeld(db: Db, id: AreaId, today: Temporal.PlainDate): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from role_grant where area_id = ${id} and revoked_at is null
      and (ends_on is null or ends_on >= ${today.toString()}::date)`);
  return row?.count ?? 0;
}
