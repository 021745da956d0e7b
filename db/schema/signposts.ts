import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type SignpostId = Id<'signpost'>;
export type CouncilRouteId = Id<'council_route'>;

export const signpostAudiences = ['everyone', 'public', 'professionals', 'young_people'] as const;
/** Whom a signpost is for. */
export type SignpostAudience = (typeof signpostAudiences)[number];

export const worries = [
  'danger',
  'someone',
  'suspicious',
  'crime',
  'hate',
  'feelings',
  'prevent_complaint',
] as const;
/** The kind of worry that a signpost answers. */
export type Worry = (typeof worries)[number];

/** A span of a day on some days of the week, 1 for Monday; "24:00" for midnight at its end. */
export type OpenSpan = { days: readonly number[]; from: string; to: string };
/** When somebody answers: every span that there is, and whether bank holidays are like other days. */
export type OpeningHours = { spans: readonly OpenSpan[]; onBankHolidays: boolean };

/** Where somebody finds help: a number, a text number or a page of somebody else's. */
export const signpost = pgTable(
  'signpost',
  {
    id: uuid().$type<SignpostId>().defaultRandom().primaryKey(),
    // By which what ships with the program (signposts/shipped.ts) knows it.
    code: text().notNull().unique(),
    name: text().notNull(),
    about: text().notNull(),
    // National where none is named.
    areaId: uuid('area_id')
      .$type<AreaId>()
      .references(() => area.id),
    audience: text().$type<SignpostAudience>().notNull(),
    worry: text().$type<Worry>().notNull(),
    phone: text(),
    // The number that a text message goes to.
    textTo: text('text_to'),
    href: text(),
    // How the link reads: "report-it.org.uk"
    site: text(),
    // Null where nobody says when they answer.
    hours: jsonb().$type<OpeningHours>(),
    languages: text().array().notNull(),
    // Where it was read, to be read there again.
    source: text().notNull(),
    // Days from one check to the next.
    checkEvery: integer('check_every').notNull().default(30),
    // When somebody last held it against its source, and who; before that, when it was written.
    checkedAt: instant('checked_at').notNull(),
    checkedBy: who('checked_by'),
    position: integer().notNull().default(0),
    retiredAt: instant('retired_at'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('signpost_to_check')
      .on(t.checkedAt)
      .where(sql`${t.retiredAt} is null`),
    index().on(t.areaId),
    check('signpost_code', sql`${t.code} ~ '^[a-z][a-z0-9-]{1,59}$'`),
    check('signpost_name', sql`length(btrim(${t.name})) between 1 and 80`),
    check('signpost_about', sql`length(btrim(${t.about})) between 1 and 300`),
    check('signpost_audience', oneOf(t.audience, signpostAudiences)),
    check('signpost_worry', oneOf(t.worry, worries)),
    check('signpost_reach', sql`num_nonnulls(${t.phone}, ${t.textTo}, ${t.href}) > 0`),
    check('signpost_site', sql`(${t.href} is null) = (${t.site} is null)`),
    check('signpost_href', sql`${t.href} ~ '^https://[^[:space:]]+$'`),
    check('signpost_source', sql`length(btrim(${t.source})) between 1 and 300`),
    check('signpost_check_every', sql`${t.checkEvery} between 1 and 90`),
  ],
);
keeps(signpost, {
  purpose: 'signposting',
  personal: ['checked_by'],
  // Numbers of services are about nobody; who checked them goes with their account.
  retention: 'officer_account',
});

/** Where a council takes worries from people who work with the public: its own live page, never a form of ours. */
export const councilRoute = pgTable(
  'council_route',
  {
    id: uuid().$type<CouncilRouteId>().defaultRandom().primaryKey(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .unique()
      .references(() => area.id),
    council: text().notNull(),
    href: text().notNull(),
    // False where only the way in to the council's site is known: the page then says "check at source".
    isReferralPage: boolean('is_referral_page').notNull(),
    phone: text(),
    note: text(),
    checkEvery: integer('check_every').notNull().default(30),
    checkedAt: instant('checked_at').notNull(),
    checkedBy: who('checked_by'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('council_route_to_check').on(t.checkedAt),
    check('council_route_council', sql`length(btrim(${t.council})) between 1 and 120`),
    check('council_route_href', sql`${t.href} ~ '^https://[^[:space:]]+$'`),
    check('council_route_note', sql`length(btrim(${t.note})) between 1 and 300`),
    check('council_route_check_every', sql`${t.checkEvery} between 1 and 90`),
  ],
);
keeps(councilRoute, {
  purpose: 'signposting',
  personal: ['checked_by'],
  retention: 'officer_account',
});

export const signpostDeeds = ['added', 'checked', 'changed', 'retired', 'restored'] as const;
/** What was done to a signpost or a council's route. */
export type SignpostDeed = (typeof signpostDeeds)[number];

/** What was done to a signpost or a route, when and by whom. Rows are only added. */
export const signpostStep = pgTable(
  'signpost_step',
  {
    id: uuid().$type<Id<'signpost_step'>>().defaultRandom().primaryKey(),
    signpostId: uuid('signpost_id')
      .$type<SignpostId>()
      .references(() => signpost.id, { onDelete: 'cascade' }),
    councilRouteId: uuid('council_route_id')
      .$type<CouncilRouteId>()
      .references(() => councilRoute.id, { onDelete: 'cascade' }),
    deed: text().$type<SignpostDeed>().notNull(),
    // "Phone: 0800 1111, was 0800 1112"
    changes: text().array().notNull(),
    at: instant().notNull(),
    // Null where it came with Concord.
    officerId: who('officer_id'),
  },
  (t) => [
    index('signpost_step_of').on(t.signpostId, t.at),
    index('council_route_step_of').on(t.councilRouteId, t.at),
    check('signpost_step_deed', oneOf(t.deed, signpostDeeds)),
    check('signpost_step_about_one', sql`num_nonnulls(${t.signpostId}, ${t.councilRouteId}) = 1`),
  ],
);
keeps(signpostStep, {
  purpose: 'signposting',
  personal: ['officer_id'],
  retention: 'signpost_step',
});
