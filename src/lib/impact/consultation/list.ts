import { desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { impactAdvice } from '#db/schema/impact-actions.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import { officer } from '#db/schema/officers.ts';

const answerer = alias(officer, 'answerer');

/** The advice that was given on an assessment, the latest first, with what was made of it. */
export const listAdvice = (db: Db, id: ImpactId) =>
  db
    .select({ advice: impactAdvice, by: officer.name, answeredBy: answerer.name })
    .from(impactAdvice)
    .innerJoin(officer, eq(officer.id, impactAdvice.recordedBy))
    .leftJoin(answerer, eq(answerer.id, impactAdvice.answeredBy))
    .where(eq(impactAdvice.assessmentId, id))
    .orderBy(desc(impactAdvice.givenOn), desc(impactAdvice.recordedAt), desc(impactAdvice.id))
    .limit(200);
export type ListedAdvice = Awaited<ReturnType<typeof listAdvice>>[number];
