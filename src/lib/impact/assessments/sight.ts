import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isOpenTo } from '#db/restricted.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { OfficerId } from '#db/schema/officers.ts';

/** A list of ids as the database takes it. */
export const ids = (given: readonly string[]): SQL => sql`${`{${given.join(',')}}`}::uuid[]`;

/** Holds for an assessment `x` that leads in one of some areas, or touches one of them. */
export const liesIn = (areas: readonly AreaId[]): SQL => sql`(x.area_id = any(${ids(areas)})
  or exists (select 1 from impact_area ia where ia.assessment_id = x.id and ia.area_id = any(${ids(areas)})))`;

/** Holds for an assessment `x` that is not kept from this officer. */
export const isOpenImpact = (reader: OfficerId, now: Temporal.Instant): SQL =>
  isOpenTo('impact_assessment', sql`x.id`, reader, now);

/** Who asks for assessments, where they may read them and where they may read drafts as well. */
export type Sight = { areas: readonly AreaId[]; drafts: readonly AreaId[] };

/** Holds for an assessment `x` that somebody may read: one that was never approved is there for who writes or approves. */
export const isSeen = ({ areas, drafts }: Sight, reader: OfficerId, now: Temporal.Instant): SQL => sql`
  ${liesIn(areas)} and ${isOpenImpact(reader, now)} and (x.area_id = any(${ids(drafts)})
    or exists (select 1 from impact_version ap where ap.assessment_id = x.id and ap.approved_at is not null))`;

/** Where an assessment lies, for whoever has to know before it is shown. */
export type ImpactPlace = { id: ImpactId; areaId: AreaId; areas: AreaId[]; wasApproved: boolean };

/** Where an assessment lies that is not kept from this officer; null where there is none. */
export async function placeOfImpact(
  db: Db,
  reader: OfficerId,
  id: ImpactId | null,
  now: Temporal.Instant,
): Promise<ImpactPlace | null> {
  if (!id) return null;
  const [row] = await db.execute<ImpactPlace>(sql`
    select x.id, x.area_id as "areaId",
      array(select ia.area_id from impact_area ia where ia.assessment_id = x.id) as areas,
      exists (select 1 from impact_version v where v.assessment_id = x.id and v.approved_at is not null) as "wasApproved"
    from impact_assessment x where x.id = ${id} and ${isOpenImpact(reader, now)}`);
  return row ?? null;
}
