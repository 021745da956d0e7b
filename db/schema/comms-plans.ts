import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf } from './columns.ts';
import { impactAssessment, type ImpactId } from './impact-assessments.ts';
import { keeps } from './keeping.ts';
import { type IssueCategory, issueCategories } from './observations.ts';
import { who } from './officers.ts';

export type CommsPlanId = Id<'comms_plan'>;

/**
 * What is said about an issue in an area, to whom and by whom. Under embargo, nothing of it is read by others than
 * those who work on it until somebody opens it.
 */
export const commsPlan = pgTable(
  'comms_plan',
  {
    id: uuid().$type<CommsPlanId>().defaultRandom().primaryKey(),
    // Where it is written, approved and released; it may be for other areas too.
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    impactAssessmentId: uuid('impact_assessment_id')
      .$type<ImpactId>()
      .references(() => impactAssessment.id, { onDelete: 'set null' }),
    category: text().$type<IssueCategory>().notNull(),
    title: text().notNull(),
    purpose: text().notNull(),
    objective: text().notNull(),
    ownerId: who('owner_id').notNull(),
    isEmbargoed: boolean('is_embargoed').notNull().default(false),
    openedAt: instant('opened_at'),
    openedBy: who('opened_by'),
    writtenAt: instant('written_at').notNull(),
    writtenBy: who('written_by').notNull(),
    // The last time that anything in it was written, approved, released or recalled.
    touchedAt: instant('touched_at').notNull(),
    closedAt: instant('closed_at'),
    closedBy: who('closed_by'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('comms_plan_in_area').on(t.areaId, t.touchedAt),
    index('comms_plan_touched').on(t.touchedAt),
    index('comms_plan_of_impact').on(t.impactAssessmentId),
    check('comms_plan_category', oneOf(t.category, issueCategories)),
    check('comms_plan_title', sql`length(btrim(${t.title})) between 1 and 120`),
    check('comms_plan_purpose', sql`length(btrim(${t.purpose})) between 1 and 1000`),
    check('comms_plan_objective', sql`length(btrim(${t.objective})) between 1 and 1000`),
    check(
      'comms_plan_opened',
      sql`(${t.openedAt} is null) = (${t.openedBy} is null) and (${t.openedAt} is null or ${t.isEmbargoed})`,
    ),
    check('comms_plan_closed', sql`(${t.closedAt} is null) = (${t.closedBy} is null)`),
  ],
);
keeps(commsPlan, {
  purpose: 'impact',
  personal: ['owner_id', 'opened_by', 'written_by', 'closed_by'],
  retention: 'comms_plan',
});

/** Further areas whose readers find a plan. */
export const commsPlanArea = pgTable(
  'comms_plan_area',
  {
    planId: uuid('plan_id')
      .$type<CommsPlanId>()
      .notNull()
      .references(() => commsPlan.id, { onDelete: 'cascade' }),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
  },
  (t) => [primaryKey({ columns: [t.planId, t.areaId] }), index().on(t.areaId)],
);
keeps(commsPlanArea, { purpose: 'impact', personal: [], retention: 'comms_plan' });

/** Who reads what is under embargo in a plan, beside those who write and approve it. */
export const commsNamed = pgTable(
  'comms_named',
  {
    planId: uuid('plan_id')
      .$type<CommsPlanId>()
      .notNull()
      .references(() => commsPlan.id, { onDelete: 'cascade' }),
    officerId: who('officer_id').notNull(),
    namedAt: instant('named_at').notNull(),
    namedBy: who('named_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.officerId] }), index().on(t.officerId)],
);
keeps(commsNamed, { purpose: 'impact', personal: ['officer_id', 'named_by'], retention: 'comms_plan' });
