import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant, oneOf } from './columns.ts';
import { impactAssessment, type ImpactId } from './impact-assessments.ts';
import { type ReviewTrigger, reviewTriggers } from './impact-terms.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type ImpactReviewId = Id<'impact_review'>;
export type ImpactTriggerId = Id<'impact_trigger'>;

const ofAssessment = () =>
  uuid('assessment_id')
    .$type<ImpactId>()
    .notNull()
    .references(() => impactAssessment.id, { onDelete: 'cascade' });

/** Somebody looked at an assessment again: what changed, or that nothing did, and when it is next. */
export const impactReview = pgTable(
  'impact_review',
  {
    id: uuid().$type<ImpactReviewId>().defaultRandom().primaryKey(),
    assessmentId: ofAssessment(),
    reviewedAt: instant('reviewed_at').notNull(),
    reviewedBy: who('reviewed_by').notNull(),
    // Nothing, where nothing changed.
    changed: text(),
    nextDueAt: instant('next_due_at').notNull(),
  },
  (t) => [
    index('impact_review_of').on(t.assessmentId, t.reviewedAt),
    check('impact_review_said', sql`${t.changed} is null or length(btrim(${t.changed})) between 1 and 2000`),
    check(
      'impact_review_next',
      sql`${t.nextDueAt} > ${t.reviewedAt} and ${t.nextDueAt} <= ${t.reviewedAt} + interval '32 days'`,
    ),
  ],
);
keeps(impactReview, { purpose: 'impact', personal: ['reviewed_by'], retention: 'impact_assessment' });

/** Something happened that makes a review due at once; the review that answered it says so. */
export const impactTrigger = pgTable(
  'impact_trigger',
  {
    id: uuid().$type<ImpactTriggerId>().defaultRandom().primaryKey(),
    assessmentId: ofAssessment(),
    kind: text().$type<ReviewTrigger>().notNull(),
    words: text().notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: who('recorded_by').notNull(),
    // By the row and not by time: of two who wait for one lock, the later to begin may be the first to write.
    reviewId: uuid('review_id')
      .$type<ImpactReviewId>()
      .references(() => impactReview.id, { onDelete: 'cascade' }),
  },
  (t) => [
    index('impact_trigger_of').on(t.assessmentId, t.recordedAt),
    index('impact_trigger_unanswered')
      .on(t.assessmentId)
      .where(sql`${t.reviewId} is null`),
    index().on(t.reviewId),
    check('impact_trigger_kind', oneOf(t.kind, reviewTriggers)),
    check('impact_trigger_said', sql`length(btrim(${t.words})) between 1 and 600`),
  ],
);
keeps(impactTrigger, { purpose: 'impact', personal: ['recorded_by'], retention: 'impact_assessment' });
