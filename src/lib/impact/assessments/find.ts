import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import type { Operation } from '#db/schema/audit.ts';
import { impactArea, impactAssessment, type ImpactId } from '#db/schema/impact-assessments.ts';
import { officer as account } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { listVersions } from './versions.ts';

const owner = alias(account, 'owner');
const starter = alias(account, 'starter');
const closer = alias(account, 'closer');
const marker = alias(account, 'marker');

/**
 * An assessment with its versions; that it was looked at, or given out as a file, is recorded. Null where there is none.
 *
 * @param how `consult` for a page, `disclose` for a file
 */
export async function findImpact(
  db: Db,
  officer: Officer,
  { id, how }: { id: ImpactId; how: Extract<Operation, 'consult' | 'disclose'> },
  now: Temporal.Instant,
) {
  const [row] = await db
    .select({
      assessment: impactAssessment,
      area: { id: area.id, name: area.name, slug: area.slug },
      owner: owner.name,
      starter: starter.name,
      closer: closer.name,
      marker: marker.name,
    })
    .from(impactAssessment)
    .innerJoin(area, eq(area.id, impactAssessment.areaId))
    .innerJoin(owner, eq(owner.id, impactAssessment.ownerId))
    .innerJoin(starter, eq(starter.id, impactAssessment.startedBy))
    .leftJoin(closer, eq(closer.id, impactAssessment.closedBy))
    .leftJoin(marker, eq(marker.id, impactAssessment.criticalBy))
    .where(eq(impactAssessment.id, id));
  if (!row) return null;
  const [others, versions] = await Promise.all([otherAreas(db, id), listVersions(db, id)]);
  await record(db, officer, { operation: how, entity: 'impact_assessment', ids: [id] }, now);
  return { ...row, others, versions };
}
export type FoundImpact = NonNullable<Awaited<ReturnType<typeof findImpact>>>;

const otherAreas = (db: Db, id: ImpactId) =>
  db
    .select({ id: area.id, name: area.name, slug: area.slug })
    .from(impactArea)
    .innerJoin(area, eq(area.id, impactArea.areaId))
    .where(eq(impactArea.assessmentId, id))
    .orderBy(asc(area.name));
