import { asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { officer as account } from '#db/schema/officers.ts';
import { plannedContact } from '#db/schema/planned-contacts.ts';
import {
  assessmentGap,
  type AssessmentId,
  type AssessmentThreadId,
  tensionAssessment,
} from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { visitStands } from './questions/find.ts';

/** Where a version lies, for asking who may see it; null for one that is not there. */
export async function placeOfAssessment(db: Db, id: AssessmentId | null) {
  if (!id) return null;
  const columns = { id: tensionAssessment.id, areaId: tensionAssessment.areaId };
  const [row] = await db.select(columns).from(tensionAssessment).where(eq(tensionAssessment.id, id));
  return row ?? null;
}

const author = alias(account, 'author');
const approver = alias(account, 'approver');
const ender = alias(account, 'ender');
const asked = alias(account, 'asked');
const answerer = alias(account, 'answerer');
const above = alias(area, 'above');

/** A version with its questions and its thread; that it was looked at is recorded. Null where there is none. */
export async function findAssessment(db: Db, officer: Officer, id: AssessmentId, now: Temporal.Instant) {
  const [row] = await db
    .select({
      assessment: tensionAssessment,
      area: { id: area.id, name: area.name, slug: area.slug, kind: area.kind, above: above.name },
      author: author.name,
      approver: approver.name,
      ender: ender.name,
      writers: sql<string[]>`array(select o.name from officer o
        where o.id = any(${tensionAssessment.writers}) and o.id <> ${tensionAssessment.writtenBy} order by o.name)`,
    })
    .from(tensionAssessment)
    .innerJoin(area, eq(area.id, tensionAssessment.areaId))
    .leftJoin(above, eq(above.id, area.parentId))
    .innerJoin(author, eq(author.id, tensionAssessment.writtenBy))
    .leftJoin(approver, eq(approver.id, tensionAssessment.approvedBy))
    .leftJoin(ender, eq(ender.id, tensionAssessment.endedBy))
    .where(eq(tensionAssessment.id, id));
  if (!row) return null;
  const [gaps, versions] = await Promise.all([gapsOf(db, id), versionsOf(db, row.assessment.threadId)]);
  await record(db, officer, { operation: 'consult', entity: 'tension_assessment', ids: [id] }, now);
  return { ...row, gaps, versions };
}
export type FoundAssessment = NonNullable<Awaited<ReturnType<typeof findAssessment>>>;

const gapsOf = (db: Db, id: AssessmentId) =>
  db
    .select({
      ...{ gap: assessmentGap, asked: asked.name, answerer: answerer.name },
      visitAt: plannedContact.startsAt,
    })
    .from(assessmentGap)
    .leftJoin(asked, eq(asked.id, assessmentGap.askedOf))
    .leftJoin(answerer, eq(answerer.id, assessmentGap.answeredBy))
    .leftJoin(plannedContact, visitStands)
    .where(eq(assessmentGap.assessmentId, id))
    .orderBy(asc(assessmentGap.position));

/** The versions of a thread, newest first: who set what when, and none of their words. */
const versionsOf = (db: Db, threadId: AssessmentThreadId) =>
  db
    .select({
      id: tensionAssessment.id,
      version: tensionAssessment.version,
      level: tensionAssessment.level,
      askedAt: tensionAssessment.askedAt,
      sentBackWords: tensionAssessment.sentBackWords,
      approvedAt: tensionAssessment.approvedAt,
      validUntil: tensionAssessment.validUntil,
      endedAt: tensionAssessment.endedAt,
      ending: tensionAssessment.ending,
      author: author.name,
    })
    .from(tensionAssessment)
    .innerJoin(author, eq(author.id, tensionAssessment.writtenBy))
    .where(eq(tensionAssessment.threadId, threadId))
    .orderBy(desc(tensionAssessment.version));
export type AssessmentVersion = FoundAssessment['versions'][number];
