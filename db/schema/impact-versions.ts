import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
import { type Id, instant, oneOf } from './columns.ts';
import { impactAssessment, type ImpactId } from './impact-assessments.ts';
import { type ImpactRow, impactRows, type Weight } from './impact-terms.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type ImpactVersionId = Id<'impact_version'>;

const isSaid = (column: AnyPgColumn) => sql`coalesce(length(btrim(${column})), 0) > 0`;

/** What an assessment says at a time. A draft may lack what an approved version may not; what was approved stays. */
export const impactVersion = pgTable(
  'impact_version',
  {
    id: uuid().$type<ImpactVersionId>().defaultRandom().primaryKey(),
    assessmentId: uuid('assessment_id')
      .$type<ImpactId>()
      .notNull()
      .references(() => impactAssessment.id, { onDelete: 'cascade' }),
    version: integer().notNull().default(1),
    whatHappened: text('what_happened'),
    // What is public, what is confirmed and what is rumour stand apart.
    knownPublic: text('known_public'),
    knownConfirmed: text('known_confirmed'),
    rumour: text(),
    view: text(),
    areaWords: text('area_words'),
    communities: text(),
    proportionality: text(),
    communications: text(),
    // Equality Act 2010, section 149(1)(a), (b) and (c), and what the answers rest on.
    equalityDiscrimination: text('equality_discrimination'),
    equalityOpportunity: text('equality_opportunity'),
    equalityRelations: text('equality_relations'),
    equalityEvidence: text('equality_evidence'),
    writtenAt: instant('written_at').notNull(),
    writtenBy: who('written_by').notNull(),
    ...approvalColumns(),
    sentBackWords: text('sent_back_words'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    unique('impact_version_once').on(t.assessmentId, t.version),
    // Two who begin the next version at once find each other's.
    uniqueIndex('impact_version_one_draft')
      .on(t.assessmentId)
      .where(sql`${t.approvedAt} is null`),
    index('impact_version_waiting')
      .on(t.askedAt)
      .where(sql`${t.approvedAt} is null and ${t.askedAt} is not null`),
    check('impact_version_counted', sql`${t.version} > 0`),
    check('impact_version_approved', sql`(${t.approvedAt} is null) = (${t.approvedBy} is null)`),
    check(
      'impact_version_by_another',
      sql`${t.approvedBy} <> ${t.writtenBy} and ${t.approvedBy} <> all (${t.writers})`,
    ),
    check(
      'impact_version_whole',
      sql`(${t.askedAt} is null and ${t.approvedAt} is null) or (${isSaid(t.whatHappened)} and ${isSaid(t.knownConfirmed)}
        and ${isSaid(t.communities)} and ${isSaid(t.proportionality)})`,
    ),
    check(
      'impact_version_equality',
      sql`(${t.askedAt} is null and ${t.approvedAt} is null) or (${isSaid(t.equalityDiscrimination)}
        and ${isSaid(t.equalityOpportunity)} and ${isSaid(t.equalityRelations)} and ${isSaid(t.equalityEvidence)})`,
    ),
  ],
);
keeps(impactVersion, {
  purpose: 'impact',
  personal: ['written_by', 'writers', 'approved_by', 'sent_back_words'],
  retention: 'impact_assessment',
});

const weight = (name: string) => smallint(name).$type<Weight>();

/** One row of the grid: how likely and how much, before and after what is done about it. */
export const impactGridRow = pgTable(
  'impact_grid_row',
  {
    versionId: uuid('version_id')
      .$type<ImpactVersionId>()
      .notNull()
      .references(() => impactVersion.id, { onDelete: 'cascade' }),
    row: text().$type<ImpactRow>().notNull(),
    likelihoodBefore: weight('likelihood_before'),
    impactBefore: weight('impact_before'),
    mitigation: text(),
    likelihoodAfter: weight('likelihood_after'),
    impactAfter: weight('impact_after'),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.row] }),
    check('impact_grid_row_known', oneOf(t.row, impactRows)),
    check(
      'impact_grid_row_weighed',
      sql`${t.likelihoodBefore} between 1 and 5 and ${t.impactBefore} between 1 and 5
        and ${t.likelihoodAfter} between 1 and 5 and ${t.impactAfter} between 1 and 5`,
    ),
  ],
);
keeps(impactGridRow, { purpose: 'impact', personal: [], retention: 'impact_assessment' });
