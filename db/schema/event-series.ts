import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type SeriesId = Id<'event_series'>;

/** What becomes of a date of a series that falls on a bank holiday. */
export const holidayRules = ['keep', 'skip', 'next_working_day'] as const;
export type HolidayRule = (typeof holidayRules)[number];

/** An event that comes back by a rule. Its dates are rows of `event`, made some way ahead. */
export const eventSeries = pgTable(
  'event_series',
  {
    id: uuid().$type<SeriesId>().defaultRandom().primaryKey(),
    // RFC 5545 without DTSTART: "FREQ=WEEKLY;BYDAY=TH;COUNT=12". Reckoned in UK time, so that 6pm stays 6pm.
    rule: text().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    allDay: boolean('all_day').notNull().default(false),
    holidays: text().$type<HolidayRule>().notNull().default('keep'),
    // Up to here its dates are made; a rule without an end goes on as time does.
    madeUntil: instant('made_until').notNull(),
    // "This and later" begins a series of its own: the one that went before.
    followsId: uuid('follows_id')
      .$type<SeriesId>()
      .references((): AnyPgColumn => eventSeries.id),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by'),
    endedAt: instant('ended_at'),
    endedBy: who('ended_by'),
    // Counts changes of the whole series: the calendar's SEQUENCE of its rule, and how a stale form is noticed.
    sequence: integer().notNull().default(0),
  },
  (t) => [
    check('event_series_ends', sql`${t.endsAt} > ${t.startsAt}`),
    check('event_series_holidays', oneOf(t.holidays, holidayRules)),
    // \x3b is the semicolon, at which the writer of migrations would cut the statement.
    check(
      'event_series_rule',
      sql`${t.rule} ~ '^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(\\x3b[A-Z]+=[A-Z0-9,+-]+)*$'`,
    ),
    check('event_series_follows', sql`${t.followsId} <> ${t.id}`),
  ],
);
keeps(eventSeries, { purpose: 'calendar', personal: ['added_by', 'ended_by'], retention: 'event' });

export const gapReasons = ['removed', 'bank_holiday'] as const;

/** A date that the rule gives and the series leaves out: EXDATE in a calendar file. */
export const eventSeriesGap = pgTable(
  'event_series_gap',
  {
    seriesId: uuid('series_id')
      .$type<SeriesId>()
      .notNull()
      .references(() => eventSeries.id, { onDelete: 'cascade' }),
    occursAt: instant('occurs_at').notNull(),
    reason: text().$type<(typeof gapReasons)[number]>().notNull(),
    leftOutAt: instant('left_out_at').notNull(),
    leftOutBy: who('left_out_by'),
  },
  (t) => [
    primaryKey({ columns: [t.seriesId, t.occursAt] }),
    check('event_series_gap_reason', oneOf(t.reason, gapReasons)),
  ],
);
keeps(eventSeriesGap, { purpose: 'calendar', personal: ['left_out_by'], retention: 'event' });
