import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { institution } from '#db/schema/institutions.ts';
import { officer } from '#db/schema/officers.ts';
import { returnReporter, type TensionReturnId, tensionReturn } from '#db/schema/tension-returns.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** Of which district a return is, for asking who may read it; null for one that is not there. */
export async function placeOfReturn(
  db: Db,
  id: TensionReturnId | null,
): Promise<{ id: TensionReturnId; areaId: AreaId } | null> {
  if (!id) return null;
  const [row] = await db
    .select({ id: tensionReturn.id, areaId: tensionReturn.areaId })
    .from(tensionReturn)
    .where(eq(tensionReturn.id, id));
  return row ?? null;
}

/** A return with who sent it and its other versions; that it was read is recorded. Null where there is none. */
export async function findReturn(db: Db, actor: Officer, id: TensionReturnId, now: Temporal.Instant) {
  const [row] = await db
    .select({
      sent: tensionReturn,
      district: { name: area.name, slug: area.slug },
      officer: officer.name,
      organisation: institution.name,
    })
    .from(tensionReturn)
    .innerJoin(area, eq(area.id, tensionReturn.areaId))
    .leftJoin(officer, eq(officer.id, tensionReturn.officerId))
    .leftJoin(returnReporter, eq(returnReporter.id, tensionReturn.reporterId))
    .leftJoin(institution, eq(institution.id, returnReporter.institutionId))
    .where(eq(tensionReturn.id, id));
  if (!row) return null;
  await record(db, actor, { operation: 'consult', entity: 'tension_return', ids: [id] }, now);
  const { district, sent } = row;
  const by = row.officer ?? row.organisation ?? 'Nobody we know';
  return { sent, district, by, versions: await versionsOf(db, sent) };
}
export type FoundReturn = NonNullable<Awaited<ReturnType<typeof findReturn>>>;

const versionsOf = (db: Db, { areaId, week, officerId, reporterId }: typeof tensionReturn.$inferSelect) =>
  db
    .select({ id: tensionReturn.id, version: tensionReturn.version, sentAt: tensionReturn.sentAt })
    .from(tensionReturn)
    .where(
      and(
        eq(tensionReturn.areaId, areaId),
        eq(tensionReturn.week, week),
        officerId ? eq(tensionReturn.officerId, officerId) : eq(tensionReturn.reporterId, reporterId!),
      ),
    )
    .orderBy(asc(tensionReturn.version));
