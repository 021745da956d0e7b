import { asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { impactAction } from '#db/schema/impact-actions.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import { officer } from '#db/schema/officers.ts';

const ender = alias(officer, 'ender');

/** The actions of an assessment: what is open first, by the day it is due. */
export const listActions = (db: Db, id: ImpactId) =>
  db
    .select({ action: impactAction, owner: officer.name, endedBy: ender.name })
    .from(impactAction)
    .leftJoin(officer, eq(officer.id, impactAction.ownerId))
    .leftJoin(ender, eq(ender.id, impactAction.endedBy))
    .where(eq(impactAction.assessmentId, id))
    .orderBy(sql`${impactAction.endedAt} is not null`, asc(impactAction.dueOn), asc(impactAction.id))
    .limit(200);
export type ListedAction = Awaited<ReturnType<typeof listActions>>[number];
