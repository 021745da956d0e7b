import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { engagement, type EngagementId, type Marking, markings } from './engagements.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

export type ObservationId = Id<'tension_observation'>;

/** Felt by people, shown by what happened, or likely to come (experienced, evidenced, potential). */
export const strands = ['experienced', 'evidenced', 'potential'] as const;
export type Strand = (typeof strands)[number];

export const issueCategories = [
  'international_event',
  'national_event_or_policy',
  'local_incident',
  'hate_crime_pattern',
  'protest',
  'asylum_accommodation',
  'housing_and_regeneration',
  'crime_and_asb',
  'policing',
  'executive_action',
  'inquest_or_trial',
  'election',
  'online_rumour',
  'youth',
  'inter_community_dispute',
  'resources_and_services',
  'festival_safety',
  'other',
] as const;
export type IssueCategory = (typeof issueCategories)[number];

export const sourceKinds = [
  'police_statistics',
  'partner_return',
  'published_media',
  'public_meeting',
  'named_staff',
  'public_report',
  'survey',
  'education',
  'housing',
  'health',
  'other_partner',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const corroborations = ['corroborated', 'single', 'being_checked', 'not_supported'] as const;
export type Corroboration = (typeof corroborations)[number];

export const confidences = ['high', 'moderate', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** Whom it has been told already: offices, never names. */
export const toldTo = [
  'nobody',
  'control_room',
  'crime_desk',
  'neighbourhood_team',
  'hotline',
  'safeguarding',
  'council',
  'supervisor',
] as const;
export type ToldTo = (typeof toldTo)[number];

/** With whom it may be shared. */
export const sharings = ['named_group', 'police_staff', 'partners', 'public_summary'] as const;
export type Sharing = (typeof sharings)[number];

/** Something noticed about an area and an issue, never about a person, a congregation or a protected group. */
export const tensionObservation = pgTable(
  'tension_observation',
  {
    id: uuid().$type<ObservationId>().defaultRandom().primaryKey(),
    formToken: text('form_token').notNull().unique(),
    strand: text().$type<Strand>().notNull(),
    category: text().$type<IssueCategory>().notNull(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    // A public place at most: "the market square".
    placeWords: text('place_words'),
    sourceKind: text('source_kind').$type<SourceKind>().notNull(),
    corroboration: text().$type<Corroboration>().notNull(),
    confidence: text().$type<Confidence>().notNull(),
    noticedAt: instant('noticed_at').notNull(),
    words: text().notNull(),
    effect: text(),
    // Where it has been published, if it has: the outlet and the day.
    media: text(),
    reportedTo: text('reported_to').$type<ToldTo>().notNull().default('nobody'),
    marking: text().$type<Marking>().notNull().default('OFFICIAL-SENSITIVE'),
    sharing: text().$type<Sharing>().notNull().default('police_staff'),
    engagementId: uuid('engagement_id')
      .$type<EngagementId>()
      .references(() => engagement.id),
    officerId: uuid('officer_id')
      .$type<OfficerId>()
      .notNull()
      .references(() => officer.id),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    index('tension_observation_in_area').on(t.areaId, t.noticedAt),
    index('tension_observation_when').on(t.noticedAt, t.id),
    index().on(t.engagementId),
    check('tension_observation_strand', oneOf(t.strand, strands)),
    check('tension_observation_category', oneOf(t.category, issueCategories)),
    check('tension_observation_source', oneOf(t.sourceKind, sourceKinds)),
    check('tension_observation_corroboration', oneOf(t.corroboration, corroborations)),
    check('tension_observation_confidence', oneOf(t.confidence, confidences)),
    check('tension_observation_marking', oneOf(t.marking, markings)),
    check('tension_observation_told', oneOf(t.reportedTo, toldTo)),
    check('tension_observation_sharing', oneOf(t.sharing, sharings)),
    check(
      'tension_observation_shared',
      sql`${t.marking} = 'OFFICIAL' or ${t.sharing} in ('named_group', 'police_staff')`,
    ),
    check('tension_observation_said', sql`length(btrim(${t.words})) between 1 and 2000`),
  ],
);
keeps(tensionObservation, {
  purpose: 'tension',
  personal: ['words', 'effect', 'media', 'officer_id'],
  retention: 'observation',
});

/** How many observations there were in a month, of those that are erased. */
export const tensionObservationCount = pgTable(
  'tension_observation_count',
  {
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    // The first day of the month.
    month: plainDate().notNull(),
    strand: text().$type<Strand>().notNull(),
    category: text().$type<IssueCategory>().notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.areaId, t.month, t.strand, t.category] }),
    check('tension_observation_count_month', sql`extract(day from ${t.month}) = 1`),
    check('tension_observation_count_some', sql`${t.count} > 0`),
  ],
);
keeps(tensionObservationCount, {
  purpose: 'tension',
  personal: [],
  retention: { none: 'Counts of nobody: what stays when observations are erased.' },
});
