import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { bytes, type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';
import { partner, type PartnerId } from './partners.ts';

export type FeedId = Id<'calendar_feed'>;

/** What a calendar can show: our events, training, own visits, reviews due, dates that matter, others' plans. */
export const calendarLayers = ['events', 'training', 'visits', 'reviews', 'dates', 'plans'] as const;
export type CalendarLayer = (typeof calendarLayers)[number];

export const feedEnds = ['owner', 'administrator', 'account_closed', 'unused'] as const;

/** A secret address by which a calendar program reads what one officer, or one partner, may see. Nothing restricted. */
export const calendarFeed = pgTable(
  'calendar_feed',
  {
    id: uuid().$type<FeedId>().defaultRandom().primaryKey(),
    officerId: uuid('officer_id')
      .$type<OfficerId>()
      .references(() => officer.id),
    partnerId: uuid('partner_id')
      .$type<PartnerId>()
      .references(() => partner.id, { onDelete: 'cascade' }),
    // A partner's feed is of one area; an officer's follows their roles.
    areaId: uuid('area_id')
      .$type<AreaId>()
      .references(() => area.id),
    layers: text().array().$type<CalendarLayer[]>().notNull(),
    // What its owner calls it: "Work phone".
    name: text().notNull(),
    keyHash: bytes('key_hash').notNull().unique(),
    madeAt: instant('made_at').notNull(),
    // The day is enough to tell whether anybody still reads it.
    lastReadAt: instant('last_read_at'),
    revokedAt: instant('revoked_at'),
    revokedAs: text('revoked_as').$type<(typeof feedEnds)[number]>(),
  },
  (t) => [
    index().on(t.officerId),
    index().on(t.partnerId),
    check('calendar_feed_owner', sql`num_nonnulls(${t.officerId}, ${t.partnerId}) = 1`),
    check('calendar_feed_area', sql`(${t.partnerId} is null) = (${t.areaId} is null)`),
    check('calendar_feed_revoked', sql`(${t.revokedAt} is null) = (${t.revokedAs} is null)`),
    check('calendar_feed_end', oneOf(t.revokedAs, feedEnds)),
  ],
);

keeps(calendarFeed, {
  purpose: 'calendar',
  personal: ['officer_id', 'partner_id', 'name', 'key_hash'],
  retention: 'calendar_feed',
});
