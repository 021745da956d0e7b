import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { AssessmentId } from '#db/schema/tension-assessments.ts';
import type { Level } from '#db/schema/tension-scale.ts';

/** An assessment that stands, as a list of choices names it. */
export type StandingAssessment = { id: AssessmentId; issue: string; area: string; level: Level };

/** The assessments that stand in some areas, by the name of the area; for whoever may read assessments there. */
export const standingIn = (db: Db, areas: readonly AreaId[]): Promise<StandingAssessment[]> =>
  db.execute<StandingAssessment>(sql`
    select x.id, x.issue, a.name as area, x.level from tension_assessment x join area a on a.id = x.area_id
    where x.area_id = any(${`{${areas.join(',')}}`}::uuid[]) and x.approved_at is not null and x.ended_at is null
    order by a.name, x.issue, x.id limit 200`);
