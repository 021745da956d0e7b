import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { approvalChecks, approvalColumns } from './approved-versions.ts';
import { area, type AreaId } from './areas.ts';
import { bytes, type Id, instant, oneOf, plainDate } from './columns.ts';
import { type CampaignAudience, type CampaignLanguage, campaignLanguages } from './campaign-terms.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type CampaignId = Id<'campaign'>;
export type CampaignVersionId = Id<'campaign_version'>;

const isSaid = (column: AnyPgColumn) => sql`coalesce(length(btrim(${column})), 0) > 0`;
/** The column of what belongs to a campaign, and goes with it. */
export const ofCampaign = () =>
  uuid('campaign_id')
    .$type<CampaignId>()
    .notNull()
    .references(() => campaign.id, { onDelete: 'cascade' });
const ofVersion = () =>
  uuid('version_id')
    .$type<CampaignVersionId>()
    .notNull()
    .references(() => campaignVersion.id, { onDelete: 'cascade' });
const language = () => text().$type<CampaignLanguage>().notNull();

/** What we tell the public about one matter over some weeks, in several languages. */
export const campaign = pgTable(
  'campaign',
  {
    id: uuid().$type<CampaignId>().defaultRandom().primaryKey(),
    // The public address; it is printed on posters, so it never changes.
    slug: text().notNull().unique(),
    // What the team calls it.
    name: text().notNull(),
    // The team that runs it.
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    audiences: text()
      .array()
      .$type<CampaignAudience[]>()
      .notNull()
      .default(sql`'{}'`),
    // The short address behind "/c/".
    word: text().unique(),
    // From then on its page says that it is over.
    endsAt: instant('ends_at'),
    // Where a page that is over leads.
    followedBy: uuid('followed_by')
      .$type<CampaignId>()
      .references((): AnyPgColumn => campaign.id, { onDelete: 'set null' }),
    // The one that the home page shows.
    isCurrent: boolean('is_current').notNull().default(false),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: who('withdrawn_by'),
    withdrawnReason: text('withdrawn_reason'),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by').notNull(),
    touchedAt: instant('touched_at').notNull(),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('campaign_in_area').on(t.areaId, t.touchedAt),
    index('campaign_ends').on(t.endsAt),
    index('campaign_followed').on(t.followedBy),
    uniqueIndex('campaign_one_current')
      .on(t.isCurrent)
      .where(sql`${t.isCurrent}`),
    check('campaign_slug', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.slug}) <= 80`),
    check(
      'campaign_word',
      sql`${t.word} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.word}) between 3 and 24`,
    ),
    check('campaign_name', sql`length(btrim(${t.name})) between 1 and 120`),
    check('campaign_followed_by_another', sql`${t.followedBy} <> ${t.id}`),
    check(
      'campaign_withdrawn',
      sql`(${t.withdrawnAt} is null) = (${t.withdrawnReason} is null) and (${t.withdrawnAt} is null) = (${t.withdrawnBy} is null)`,
    ),
    check('campaign_current_is_out', sql`not ${t.isCurrent} or ${t.withdrawnAt} is null`),
  ],
);
keeps(campaign, { purpose: 'campaigns', personal: ['withdrawn_by', 'added_by'], retention: 'campaign' });

/** What a campaign says at a time. One draft at most; what was approved stays as it is. */
export const campaignVersion = pgTable(
  'campaign_version',
  {
    id: uuid().$type<CampaignVersionId>().defaultRandom().primaryKey(),
    campaignId: ofCampaign(),
    version: integer().notNull().default(1),
    // The version whose words it began with, where that was not the one before.
    restoredFrom: integer('restored_from'),
    // Equality Act 2010, section 149(1)(a), (b) and (c), and what the answers rest on.
    equalityDiscrimination: text('equality_discrimination'),
    equalityOpportunity: text('equality_opportunity'),
    equalityRelations: text('equality_relations'),
    equalityEvidence: text('equality_evidence'),
    writtenAt: instant('written_at').notNull(),
    writtenBy: who('written_by').notNull(),
    ...approvalColumns(),
    sentBackWords: text('sent_back_words'),
    // When it is to go out, and when it went.
    publishAt: instant('publish_at'),
    publishedAt: instant('published_at'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('campaign_version_once').on(t.campaignId, t.version),
    // Two who begin the next version at once find each other's.
    uniqueIndex('campaign_version_one_draft')
      .on(t.campaignId)
      .where(sql`${t.approvedAt} is null`),
    index('campaign_version_due')
      .on(t.publishAt)
      .where(sql`${t.publishedAt} is null and ${t.approvedAt} is not null`),
    ...approvalChecks('campaign_version', t),
    check('campaign_version_scheduled', sql`${t.publishAt} is null or ${t.approvedAt} is not null`),
    check('campaign_version_published', sql`${t.publishedAt} is null or ${t.publishAt} <= ${t.publishedAt}`),
    check(
      'campaign_version_equality',
      sql`${t.approvedAt} is null or (${isSaid(t.equalityDiscrimination)} and ${isSaid(t.equalityOpportunity)}
        and ${isSaid(t.equalityRelations)} and ${isSaid(t.equalityEvidence)})`,
    ),
  ],
);
keeps(campaignVersion, {
  purpose: 'campaigns',
  personal: ['written_by', 'writers', 'approved_by'],
  retention: 'campaign',
});

/** A version in one language, in Markdown. */
export const campaignPage = pgTable(
  'campaign_page',
  {
    versionId: ofVersion(),
    language: language(),
    title: text().notNull(),
    lead: text().notNull(),
    body: text().notNull(),
    writtenAt: instant('written_at').notNull(),
    writtenBy: who('written_by').notNull(),
    // How often it was written in: two who write in one language at once are told, two languages do not meet.
    sequence: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.language] }),
    check('campaign_page_language', oneOf(t.language, campaignLanguages)),
    check('campaign_page_title', sql`length(btrim(${t.title})) between 1 and 120`),
    check('campaign_page_lead', sql`length(btrim(${t.lead})) between 1 and 400`),
    check('campaign_page_body', sql`length(btrim(${t.body})) between 1 and 30000`),
  ],
);
keeps(campaignPage, { purpose: 'campaigns', personal: ['written_by'], retention: 'campaign' });

/** The picture of a page that is shown where its address is shared: drawn when it goes out, kept by its content. */
export const campaignCard = pgTable(
  'campaign_card',
  {
    versionId: ofVersion(),
    language: language(),
    hash: text().notNull(),
    picture: bytes().notNull(),
    drawnAt: instant('drawn_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.language] }),
    index('campaign_card_hash').on(t.hash),
    check('campaign_card_hash_is', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
  ],
);
keeps(campaignCard, { purpose: 'campaigns', personal: [], retention: 'campaign' });

/** How often a page was looked at on a day. Of who looked, nothing is kept. */
export const campaignCount = pgTable(
  'campaign_count',
  {
    campaignId: ofCampaign(),
    language: language(),
    day: plainDate().notNull(),
    looks: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.language, t.day] }),
    check('campaign_count_language', oneOf(t.language, campaignLanguages)),
    check('campaign_count_looks', sql`${t.looks} > 0`),
  ],
);
keeps(campaignCount, { purpose: 'campaigns', personal: [], retention: 'campaign' });
