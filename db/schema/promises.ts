import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { engagement, type EngagementId } from './engagements.ts';
import { institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type CommitmentId = Id<'commitment'>;
export type FeedbackId = Id<'feedback'>;

/** Something we said we would do. It is over when it was kept or could not be, and they were told. */
export const commitment = pgTable(
  'commitment',
  {
    id: uuid().$type<CommitmentId>().defaultRandom().primaryKey(),
    engagementId: uuid('engagement_id')
      .$type<EngagementId>()
      .references(() => engagement.id),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    words: text().notNull(),
    ownerId: who('owner_id').notNull(),
    dueOn: plainDate('due_on').notNull(),
    madeAt: instant('made_at').notNull(),
    madeBy: who('made_by').notNull(),
    // Kept, or not to be kept after all, with the reason.
    endedAt: instant('ended_at'),
    endedBy: who('ended_by'),
    ending: text().$type<'kept' | 'not_kept'>(),
    endingWords: text('ending_words'),
    // They were told how it ended.
    toldAt: instant('told_at'),
    toldBy: who('told_by'),
    toldHow: text('told_how'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index().on(t.institutionId),
    index().on(t.engagementId),
    index('commitment_open')
      .on(t.ownerId, t.dueOn)
      .where(sql`${t.toldAt} is null`),
    index('commitment_in_area').on(t.areaId, t.dueOn),
    index('commitment_by_due').on(t.dueOn, t.id),
    check('commitment_said', sql`length(btrim(${t.words})) between 1 and 1000`),
    check('commitment_ending', oneOf(t.ending, ['kept', 'not_kept'])),
    check(
      'commitment_ended',
      sql`(${t.endedAt} is null) = (${t.endedBy} is null) and (${t.endedAt} is null) = (${t.ending} is null)
        and (${t.ending} is distinct from 'not_kept' or length(btrim(coalesce(${t.endingWords}, ''))) > 0)`,
    ),
    check(
      'commitment_told',
      sql`(${t.toldAt} is null) = (${t.toldBy} is null) and (${t.toldAt} is null) = (${t.toldHow} is null)
        and (${t.toldAt} is null or ${t.endedAt} is not null)`,
    ),
  ],
);
keeps(commitment, {
  purpose: 'engagement',
  personal: ['words', 'owner_id', 'made_by', 'ended_by', 'ending_words', 'told_by', 'told_how'],
  retention: 'promise',
});

/** That a promise went to another owner or day, and why; as it was before and as it is from then on. */
export const commitmentChange = pgTable(
  'commitment_change',
  {
    id: uuid().$type<Id<'commitment_change'>>().defaultRandom().primaryKey(),
    commitmentId: uuid('commitment_id')
      .$type<CommitmentId>()
      .notNull()
      .references(() => commitment.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    by: who('by').notNull(),
    fromOwnerId: who('from_owner_id').notNull(),
    toOwnerId: who('to_owner_id').notNull(),
    fromOn: plainDate('from_on').notNull(),
    toOn: plainDate('to_on').notNull(),
    reason: text().notNull(),
  },
  (t) => [
    index().on(t.commitmentId, t.at),
    check('commitment_change_reason', sql`length(btrim(${t.reason})) between 1 and 500`),
    check('commitment_change_differs', sql`${t.fromOwnerId} <> ${t.toOwnerId} or ${t.fromOn} <> ${t.toOn}`),
  ],
);
keeps(commitmentChange, {
  purpose: 'engagement',
  personal: ['by', 'from_owner_id', 'to_owner_id', 'reason'],
  retention: 'promise',
});

/** "You said, we did": what a community told us and what came of it, public once somebody else has approved it. */
export const feedback = pgTable(
  'feedback',
  {
    id: uuid().$type<FeedbackId>().defaultRandom().primaryKey(),
    commitmentId: uuid('commitment_id')
      .$type<CommitmentId>()
      .references(() => commitment.id, { onDelete: 'set null' }),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    youSaid: text('you_said').notNull(),
    weDid: text('we_did').notNull(),
    writtenAt: instant('written_at').notNull(),
    writtenBy: who('written_by').notNull(),
    approvedAt: instant('approved_at'),
    approvedBy: who('approved_by'),
    sentBackAt: instant('sent_back_at'),
    sentBackBy: who('sent_back_by'),
    sentBackWords: text('sent_back_words'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: who('withdrawn_by'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('feedback_of_area').on(t.areaId, t.approvedAt),
    index().on(t.commitmentId),
    check(
      'feedback_said',
      sql`length(btrim(${t.youSaid})) between 1 and 600 and length(btrim(${t.weDid})) between 1 and 600`,
    ),
    check('feedback_approved', sql`(${t.approvedAt} is null) = (${t.approvedBy} is null)`),
    check('feedback_by_another', sql`${t.approvedBy} is null or ${t.approvedBy} <> ${t.writtenBy}`),
    check(
      'feedback_sent_back',
      sql`(${t.sentBackAt} is null) = (${t.sentBackBy} is null)
        and (${t.sentBackAt} is null) = (${t.sentBackWords} is null)
        and (${t.sentBackAt} is null or ${t.approvedAt} is null)`,
    ),
    check('feedback_withdrawn', sql`(${t.withdrawnAt} is null) = (${t.withdrawnBy} is null)`),
  ],
);
keeps(feedback, {
  purpose: 'engagement',
  personal: ['written_by', 'approved_by', 'sent_back_by', 'sent_back_words', 'withdrawn_by'],
  retention: 'promise',
});
