import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { type MergeableKind, type MergeId, mergeStep, recordMerge } from '#db/schema/duplicates.ts';
import { officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** A merge that can still be undone, as a list shows it. */
export type ListedMerge = {
  id: MergeId;
  entity: MergeableKind;
  intoId: string;
  from: string;
  into: string;
  mergedAt: Temporal.Instant;
  by: string;
};

/** The latest merges of records that lie in some areas, and were not undone. That contacts were shown is recorded. */
export async function listMerges(
  db: Db,
  actor: Officer,
  areas: readonly AreaId[],
  kind: MergeableKind,
  now: Temporal.Instant,
): Promise<ListedMerge[]> {
  const table = sql.identifier(kind);
  const where = sql.identifier(kind === 'contact' ? 'area_id' : 'district_id');
  const here = sql`${`{${areas.join(',')}}`}::uuid[]`;
  const rows = await db.execute<Omit<ListedMerge, 'mergedAt'> & { mergedAt: string }>(sql`
    select m.id, m.entity, m.into_id as "intoId", a.name as "from", b.name as "into",
      to_json(m.merged_at)#>>'{}' as "mergedAt", o.name as by
    from record_merge m join ${table} a on a.id = m.from_id join ${table} b on b.id = m.into_id
      join officer o on o.id = m.merged_by
    where m.entity = ${kind} and m.undone_at is null and (b.${where} is null or b.${where} = any(${here}))
    order by m.merged_at desc, m.id limit 20`);
  const ids = [...rows].map(({ intoId }) => intoId);
  const entry = { operation: 'consult', entity: 'contact', ids, fields: ['name'] } as const;
  if (kind === 'contact' && ids.length > 0) await record(db, actor, entry, now);
  return [...rows].map((row) => ({ ...row, mergedAt: Temporal.Instant.from(row.mergedAt) }));
}

/** A merge with what it did, row by row of its steps but without what they hold; null where there is none. */
export async function findMerge(db: Db, id: MergeId | null) {
  if (!id) return null;
  const [row] = await db
    .select({ merge: recordMerge, by: officer.name })
    .from(recordMerge)
    .innerJoin(officer, eq(officer.id, recordMerge.mergedBy))
    .where(eq(recordMerge.id, id));
  if (!row) return null;
  const steps = await db
    .select({
      entity: mergeStep.entity,
      fields: mergeStep.fields,
      what: mergeStep.what,
      count: sql<number>`coalesce(cardinality(${mergeStep.keys}), jsonb_array_length(${mergeStep.rows}))::int`,
    })
    .from(mergeStep)
    .where(eq(mergeStep.mergeId, id))
    .orderBy(mergeStep.id);
  return { ...row, steps };
}
export type FoundMerge = NonNullable<Awaited<ReturnType<typeof findMerge>>>;

/** What the two records of a merge are called; that contacts were looked at is recorded. */
export async function namesIn(
  db: Db,
  actor: Officer,
  { entity, fromId, intoId }: Pick<FoundMerge['merge'], 'entity' | 'fromId' | 'intoId'>,
  now: Temporal.Instant,
): Promise<{ from: string; into: string }> {
  const rows = await db.execute<{ id: string; name: string }>(
    sql`select id, name from ${sql.identifier(entity)} where id in (${fromId}::uuid, ${intoId}::uuid)`,
  );
  const ids = [fromId, intoId];
  const entry = { operation: 'consult', entity: 'contact', ids, fields: ['name'] } as const;
  if (entity === 'contact') await record(db, actor, entry, now);
  const nameOf = (id: string) => [...rows].find((row) => row.id === id)?.name ?? '';
  return { from: nameOf(fromId), into: nameOf(intoId) };
}
