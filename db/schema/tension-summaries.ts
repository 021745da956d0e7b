import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { approvalColumns } from './approved-versions.ts';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';
import { type AssessmentId, tensionAssessment, type Trend, trends } from './tension-assessments.ts';
import { type Level, tensionLevel } from './tension-scale.ts';

export type SummaryId = Id<'tension_summary'>;
export type SummaryParagraphId = Id<'tension_summary_paragraph'>;

/** The parts of a summary, in the order in which they are read. */
export const summarySections = ['overview', 'district', 'horizon', 'gaps', 'doing', 'other'] as const;
export type SummarySection = (typeof summarySections)[number];

/** Who may read a paragraph: police, or partners as well. Everything begins with police. */
export const sharings = ['restricted', 'shareable'] as const;
export type Sharing = (typeof sharings)[number];

const inArea = () =>
  uuid('area_id')
    .$type<AreaId>()
    .notNull()
    .references(() => area.id);

/**
 * One version of the Community Tension Summary of a force for a week. What somebody else approved stays as it is; a
 * correction is the next version, which takes its place.
 */
export const tensionSummary = pgTable(
  'tension_summary',
  {
    id: uuid().$type<SummaryId>().defaultRandom().primaryKey(),
    areaId: inArea(),
    // The Monday with which the week begins.
    week: plainDate().notNull(),
    version: integer().notNull().default(1),
    // Facts of the week as they were counted when it was last taken in: apart from what anybody makes of them.
    districts: integer().notNull(),
    reported: integer().notNull(),
    nothing: integer().notNull(),
    // Which assessments and returns are in it: what came since is told apart by it.
    taken: uuid()
      .array()
      .notNull()
      .default(sql`'{}'`),
    assembledAt: instant('assembled_at').notNull(),
    assembledBy: who('assembled_by').notNull(),
    ...approvalColumns(),
    sentBackWords: text('sent_back_words'),
    replacedAt: instant('replaced_at'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    unique('tension_summary_version').on(t.areaId, t.week, t.version),
    // Two who begin at once find each other's; two versions never stand together.
    uniqueIndex('tension_summary_one_draft')
      .on(t.areaId, t.week)
      .where(sql`${t.approvedAt} is null`),
    uniqueIndex('tension_summary_one_stands')
      .on(t.areaId, t.week)
      .where(sql`${t.approvedAt} is not null and ${t.replacedAt} is null`),
    index('tension_summary_in_week').on(t.week),
    check('tension_summary_monday', sql`extract(isodow from ${t.week}) = 1`),
    check(
      'tension_summary_counts',
      sql`${t.reported} between 0 and ${t.districts} and ${t.nothing} between 0 and ${t.reported}`,
    ),
    check('tension_summary_approved', sql`(${t.approvedAt} is null) = (${t.approvedBy} is null)`),
    check(
      'tension_summary_by_another',
      sql`${t.approvedBy} <> ${t.assembledBy} and ${t.approvedBy} <> all (${t.writers})`,
    ),
    check(
      'tension_summary_replaced',
      sql`${t.replacedAt} is null or (${t.approvedAt} is not null and ${t.replacedAt} >= ${t.approvedAt})`,
    ),
  ],
);
keeps(tensionSummary, {
  purpose: 'tension',
  personal: ['assembled_by', 'writers', 'approved_by'],
  retention: 'tension_summary',
});

const ofSummary = () =>
  uuid('summary_id')
    .$type<SummaryId>()
    .notNull()
    .references(() => tensionSummary.id, { onDelete: 'cascade' });

/** What a summary says: about places and issues, each paragraph for police alone until somebody decides otherwise. */
export const tensionSummaryParagraph = pgTable(
  'tension_summary_paragraph',
  {
    id: uuid().$type<SummaryParagraphId>().defaultRandom().primaryKey(),
    summaryId: ofSummary(),
    section: text().$type<SummarySection>().notNull(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .references(() => area.id),
    heading: text(),
    words: text().notNull(),
    sharing: text().$type<Sharing>().notNull().default('restricted'),
    position: integer().notNull(),
    // Where its words came from, as long as that is kept.
    assessmentId: uuid('assessment_id')
      .$type<AssessmentId>()
      .references(() => tensionAssessment.id, { onDelete: 'set null' }),
  },
  (t) => [
    index('tension_summary_paragraph_of').on(t.summaryId, t.position),
    index().on(t.assessmentId),
    check('tension_summary_paragraph_section', oneOf(t.section, summarySections)),
    check('tension_summary_paragraph_sharing', oneOf(t.sharing, sharings)),
    check('tension_summary_paragraph_heading', sql`length(${t.heading}) <= 120`),
    check('tension_summary_paragraph_words', sql`length(btrim(${t.words})) between 1 and 2000`),
  ],
);
keeps(tensionSummaryParagraph, { purpose: 'tension', personal: [], retention: 'tension_summary' });

/** The level of each district as it was when the summary was approved, so that the paper always says what it said. */
export const tensionSummaryLevel = pgTable(
  'tension_summary_level',
  {
    summaryId: ofSummary(),
    areaId: inArea(),
    state: text().$type<'current' | 'out of date' | 'no information'>().notNull(),
    level: smallint()
      .$type<Level>()
      .references(() => tensionLevel.level),
    trend: text().$type<Trend>(),
    // The level a week before, where there was one in date.
    was: smallint()
      .$type<Level>()
      .references(() => tensionLevel.level),
    setAt: instant('set_at'),
    validUntil: instant('valid_until'),
  },
  (t) => [
    primaryKey({ columns: [t.summaryId, t.areaId] }),
    check('tension_summary_level_state', oneOf(t.state, ['current', 'out of date', 'no information'])),
    check('tension_summary_level_trend', oneOf(t.trend, trends)),
    check(
      'tension_summary_level_set',
      sql`(${t.state} = 'no information') = (${t.level} is null) and (${t.level} is null) = (${t.setAt} is null)
        and (${t.level} is null) = (${t.validUntil} is null) and (${t.level} is null) = (${t.trend} is null)`,
    ),
  ],
);
keeps(tensionSummaryLevel, { purpose: 'tension', personal: [], retention: 'tension_summary' });
