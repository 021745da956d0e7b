import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { institution } from '#db/schema/institutions.ts';
import { returnReporter, type TensionReturnId, tensionReturn } from '#db/schema/tension-returns.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** For which districts somebody reports whose mailbox it is, by district. */
export const reporterRowsOf = (db: Db, actor: Partner) =>
  db
    .select({
      id: returnReporter.id,
      areaId: returnReporter.areaId,
      district: area.name,
      organisation: institution.name,
    })
    .from(returnReporter)
    .innerJoin(area, eq(area.id, returnReporter.areaId))
    .innerJoin(institution, eq(institution.id, returnReporter.institutionId))
    .where(and(eq(returnReporter.email, actor.email), isNull(returnReporter.endedAt)))
    .orderBy(asc(area.name), asc(returnReporter.id));
export type OwnDistrict = Awaited<ReturnType<typeof reporterRowsOf>>[number];

const columns = {
  id: tensionReturn.id,
  week: tensionReturn.week,
  answer: tensionReturn.answer,
  sentAt: tensionReturn.sentAt,
  version: tensionReturn.version,
  district: area.name,
  organisation: institution.name,
};

const ownReturns = (db: Db, { email }: Partner, id?: TensionReturnId) =>
  db
    .select({ ...columns, sent: tensionReturn })
    .from(tensionReturn)
    .innerJoin(returnReporter, eq(returnReporter.id, tensionReturn.reporterId))
    .innerJoin(area, eq(area.id, returnReporter.areaId))
    .innerJoin(institution, eq(institution.id, returnReporter.institutionId))
    .where(
      and(
        eq(returnReporter.email, email),
        isNull(returnReporter.endedAt),
        isNull(tensionReturn.replacedAt),
        id ? eq(tensionReturn.id, id) : undefined,
      ),
    )
    .orderBy(desc(tensionReturn.week), asc(area.name))
    .limit(60);

/** What a mailbox sent that still reports, the newest week first: of its own districts, and never anybody else's. */
export async function listOwnReturns(db: Db, actor: Partner, now: Temporal.Instant) {
  const rows = await ownReturns(db, actor);
  const ids = rows.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'tension_return', ids, fields: ['answer'] } as const;
  if (ids.length > 0) await record(db, actor, entry, now);
  return rows.map(({ sent: _, ...row }) => row);
}

/** One of those, whole; null for any other. */
export async function findOwnReturn(
  db: Db,
  actor: Partner,
  id: TensionReturnId | null,
  now: Temporal.Instant,
) {
  const [row] = id ? await ownReturns(db, actor, id) : [];
  if (!row) return null;
  await record(db, actor, { operation: 'consult', entity: 'tension_return', ids: [row.id] }, now);
  return row;
}
