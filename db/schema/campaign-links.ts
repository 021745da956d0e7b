import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { ofCampaign } from './campaigns.ts';
import { instant, plainDate } from './columns.ts';
import { course, type CourseId } from './courses.ts';
import { event, type EventId } from './events.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';
import { resource, type ResourceId } from './resources.ts';
import { type FileHash, storedFile } from './stored-files.ts';

/** An event that belongs to a campaign. */
export const campaignEvent = pgTable(
  'campaign_event',
  {
    campaignId: ofCampaign(),
    eventId: uuid('event_id')
      .$type<EventId>()
      .notNull()
      .references(() => event.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.eventId] }), index().on(t.eventId)],
);
keeps(campaignEvent, { purpose: 'campaigns', personal: [], retention: 'campaign' });

/** A course that belongs to a campaign. */
export const campaignCourse = pgTable(
  'campaign_course',
  {
    campaignId: ofCampaign(),
    courseId: uuid('course_id')
      .$type<CourseId>()
      .notNull()
      .references(() => course.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.courseId] }), index().on(t.courseId)],
);
keeps(campaignCourse, { purpose: 'campaigns', personal: [], retention: 'campaign' });

/** Material that belongs to a campaign. */
export const campaignResource = pgTable(
  'campaign_resource',
  {
    campaignId: ofCampaign(),
    resourceId: uuid('resource_id')
      .$type<ResourceId>()
      .notNull()
      .references(() => resource.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.resourceId] }), index().on(t.resourceId)],
);
keeps(campaignResource, { purpose: 'campaigns', personal: [], retention: 'campaign' });

/** A picture that was sent for a campaign, with what it shows; its text says where it stands. */
export const campaignPicture = pgTable(
  'campaign_picture',
  {
    campaignId: ofCampaign(),
    hash: text()
      .$type<FileHash>()
      .notNull()
      .references(() => storedFile.hash),
    alt: text().notNull(),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.hash] }),
    index().on(t.hash),
    check('campaign_picture_alt', sql`coalesce(length(btrim(${t.alt})), 0) between 1 and 250`),
  ],
);
keeps(campaignPicture, { purpose: 'campaigns', personal: ['added_by'], retention: 'campaign' });

/** How often all material of a campaign was taken in one file on a day. Of who took it, nothing is kept. */
export const campaignPackCount = pgTable(
  'campaign_pack_count',
  { campaignId: ofCampaign(), day: plainDate().notNull(), packs: integer().notNull() },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.day] }),
    check('campaign_pack_count_some', sql`${t.packs} > 0`),
  ],
);
keeps(campaignPackCount, { purpose: 'campaigns', personal: [], retention: 'campaign' });
