import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf } from './columns.ts';
import { type ImpactType, impactTypes } from './impact-terms.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type ImpactId = Id<'impact_assessment'>;

/**
 * What something does to the life of an area: from the first hours until it is closed, with its versions, reviews,
 * actions and the advice that was given. About places and issues, never about people.
 */
export const impactAssessment = pgTable(
  'impact_assessment',
  {
    id: uuid().$type<ImpactId>().defaultRandom().primaryKey(),
    // A form that was sent twice begins one assessment.
    formToken: text('form_token').notNull().unique(),
    reference: text().notNull().unique(),
    type: text().$type<ImpactType>().notNull(),
    name: text().notNull(),
    // The area that leads; others stand in impact_area.
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    // The review clock counts from here.
    startedAt: instant('started_at').notNull(),
    startedBy: who('started_by').notNull(),
    ownerId: who('owner_id').notNull(),
    // What is a critical incident is kept for longer.
    criticalAt: instant('critical_at'),
    criticalBy: who('critical_by'),
    closedAt: instant('closed_at'),
    closedBy: who('closed_by'),
    outcome: text(),
    lesson: text(),
    noLessonBecause: text('no_lesson_because'),
  },
  (t) => [
    index('impact_assessment_open')
      .on(t.areaId)
      .where(sql`${t.closedAt} is null`),
    index('impact_assessment_closed').on(t.closedAt),
    index('impact_assessment_of_area').on(t.areaId, t.type),
    index('impact_assessment_of_owner')
      .on(t.ownerId)
      .where(sql`${t.closedAt} is null`),
    check('impact_assessment_type', oneOf(t.type, impactTypes)),
    check('impact_assessment_named', sql`length(btrim(${t.name})) between 1 and 120`),
    check('impact_assessment_critical', sql`(${t.criticalAt} is null) = (${t.criticalBy} is null)`),
    check(
      'impact_assessment_closed_by',
      sql`(${t.closedAt} is null) = (${t.closedBy} is null) and (${t.closedAt} is null or ${t.closedAt} >= ${t.startedAt})`,
    ),
    check(
      'impact_assessment_outcome',
      sql`(${t.closedAt} is null) = (${t.outcome} is null) and (${t.outcome} is null or length(btrim(${t.outcome})) > 0)`,
    ),
    // Either what was learned or why nothing was: never both, and never neither.
    check(
      'impact_assessment_lesson',
      sql`num_nonnulls(nullif(btrim(${t.lesson}), ''), nullif(btrim(${t.noLessonBecause}), ''))
        = case when ${t.closedAt} is null then 0 else 1 end`,
    ),
  ],
);
keeps(impactAssessment, {
  purpose: 'impact',
  personal: ['started_by', 'owner_id', 'critical_by', 'closed_by'],
  retention: 'impact_assessment',
});

/** Another area that is touched: an incident knows no border. */
export const impactArea = pgTable(
  'impact_area',
  {
    assessmentId: uuid('assessment_id')
      .$type<ImpactId>()
      .notNull()
      .references(() => impactAssessment.id, { onDelete: 'cascade' }),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.assessmentId, t.areaId] }), index().on(t.areaId)],
);
keeps(impactArea, { purpose: 'impact', personal: ['added_by'], retention: 'impact_assessment' });
