import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { citext, type Id, instant, oneOf } from './columns.ts';
import { institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';
import { partner, type PartnerId } from './partners.ts';
import { type Sharing, sharings, type SummaryId, tensionSummary } from './tension-summaries.ts';

export type SummaryReaderId = Id<'tension_summary_reader'>;
export type SummarySendingId = Id<'tension_summary_sending'>;

/** Who gets the summary of a force each week: an officer, or an institution by a mailbox of a role. */
export const tensionSummaryReader = pgTable(
  'tension_summary_reader',
  {
    id: uuid().$type<SummaryReaderId>().defaultRandom().primaryKey(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    output: text().$type<Sharing>().notNull(),
    officerId: who('officer_id'),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    email: citext(),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by').notNull(),
    endedAt: instant('ended_at'),
    endedBy: who('ended_by'),
  },
  (t) => [
    uniqueIndex('tension_summary_reader_officer')
      .on(t.areaId, t.officerId)
      .where(sql`${t.endedAt} is null`),
    uniqueIndex('tension_summary_reader_mailbox')
      .on(t.areaId, t.email)
      .where(sql`${t.endedAt} is null`),
    index().on(t.officerId),
    index().on(t.institutionId),
    index().on(t.endedAt),
    check('tension_summary_reader_output', oneOf(t.output, sharings)),
    check(
      'tension_summary_reader_one',
      sql`(${t.officerId} is null) = (${t.institutionId} is not null)
        and (${t.institutionId} is null) = (${t.email} is null)`,
    ),
    // Only police get what is not to be shared.
    check('tension_summary_reader_police', sql`${t.output} = 'shareable' or ${t.officerId} is not null`),
    check('tension_summary_reader_email', sql`${t.email} ~ '^[^@[:space:]]+@[^@[:space:]]+$'`),
    check('tension_summary_reader_ended', sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
  ],
);
keeps(tensionSummaryReader, {
  purpose: 'tension',
  personal: ['officer_id', 'email', 'added_by', 'ended_by'],
  retention: 'tension_summary',
});

/** That a summary went to a reader, and that somebody there said they read it. */
export const tensionSummarySending = pgTable(
  'tension_summary_sending',
  {
    id: uuid().$type<SummarySendingId>().defaultRandom().primaryKey(),
    summaryId: uuid('summary_id')
      .$type<SummaryId>()
      .notNull()
      .references(() => tensionSummary.id, { onDelete: 'cascade' }),
    readerId: uuid('reader_id')
      .$type<SummaryReaderId>()
      .notNull()
      .references(() => tensionSummaryReader.id),
    output: text().$type<Sharing>().notNull(),
    sentAt: instant('sent_at').notNull(),
    sentBy: who('sent_by').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: who('acknowledged_by'),
    acknowledgedByPartner: uuid('acknowledged_by_partner')
      .$type<PartnerId>()
      .references(() => partner.id, { onDelete: 'set null' }),
  },
  (t) => [
    // Sent twice, it goes once.
    unique('tension_summary_sending_once').on(t.summaryId, t.readerId),
    index().on(t.readerId),
    index().on(t.acknowledgedByPartner),
    check('tension_summary_sending_output', oneOf(t.output, sharings)),
    check(
      'tension_summary_sending_acknowledged',
      sql`${t.acknowledgedAt} is not null or coalesce(${t.acknowledgedBy}, ${t.acknowledgedByPartner}) is null`,
    ),
  ],
);
keeps(tensionSummarySending, {
  purpose: 'tension',
  personal: ['sent_by', 'acknowledged_by', 'acknowledged_by_partner'],
  retention: 'tension_summary',
});
