import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { impactAction } from '#db/schema/impact-actions.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { OfficerId } from '#db/schema/officers.ts';

/** Whether an action of an assessment is somebody's own: it is for them to say how it ended. */
export async function ownsAction(db: Db, owner: OfficerId, id: ImpactId | null): Promise<boolean> {
  if (!id) return false;
  const theirs = and(eq(impactAction.assessmentId, id), eq(impactAction.ownerId, owner));
  return (await db.$count(impactAction, theirs)) > 0;
}
