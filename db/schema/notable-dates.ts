import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type NotableDateId = Id<'notable_date'>;

export const notableKinds = [
  'festival',
  'observance',
  'election',
  'court',
  'anniversary',
  'term',
  'demonstration',
] as const;
export type NotableKind = (typeof notableKinds)[number];

/** A day that matters to people here, and where it is written. Never who keeps it, never who comes. */
export const notableDate = pgTable(
  'notable_date',
  {
    id: uuid().$type<NotableDateId>().defaultRandom().primaryKey(),
    kind: text().$type<NotableKind>().notNull(),
    title: text().notNull(),
    words: text(),
    startsOn: plainDate('starts_on').notNull(),
    endsOn: plainDate('ends_on').notNull(),
    // A demonstration that was announced has hours and a place.
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    place: text(),
    // Null where it matters everywhere.
    areaId: uuid('area_id')
      .$type<AreaId>()
      .references(() => area.id),
    // It hangs on a moon or on a court list: ask before you go.
    mayShift: boolean('may_shift').notNull().default(false),
    // A call or a card in the days before is a courtesy.
    isCourtesy: boolean('is_courtesy').notNull().default(false),
    source: text().notNull(),
    sourceUrl: text('source_url'),
    checkedOn: plainDate('checked_on').notNull(),
    addedAt: instant('added_at').notNull(),
    // Null where it was reckoned or came with Concord.
    addedBy: who('added_by'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: who('withdrawn_by'),
    withdrawnReason: text('withdrawn_reason'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('notable_date_when').on(t.startsOn, t.id),
    index().on(t.areaId),
    uniqueIndex('notable_date_once')
      .on(t.kind, t.title, t.startsOn)
      .where(sql`${t.addedBy} is null`),
    check('notable_date_kind', oneOf(t.kind, notableKinds)),
    check('notable_date_ends', sql`${t.endsOn} >= ${t.startsOn}`),
    check(
      'notable_date_hours',
      sql`(${t.startsAt} is null) = (${t.endsAt} is null) and ${t.endsAt} > ${t.startsAt}`,
    ),
    check(
      'notable_date_announced',
      sql`${t.kind} <> 'demonstration' or (${t.areaId} is not null and ${t.place} is not null)`,
    ),
    check('notable_date_withdrawn', sql`(${t.withdrawnAt} is null) = (${t.withdrawnReason} is null)`),
  ],
);
/** What was changed of a date, when and by whom. */
export const notableDateChange = pgTable(
  'notable_date_change',
  {
    id: uuid().$type<Id<'notable_date_change'>>().defaultRandom().primaryKey(),
    dateId: uuid('date_id')
      .$type<NotableDateId>()
      .notNull()
      .references(() => notableDate.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    by: who('by'),
    // What differs, with what stood there before.
    words: text().notNull(),
  },
  (t) => [index().on(t.dateId, t.at), index().on(t.by)],
);
keeps(notableDateChange, { purpose: 'calendar', personal: ['by'], retention: 'notable_date' });

keeps(notableDate, {
  purpose: 'calendar',
  personal: ['added_by', 'withdrawn_by'],
  retention: 'notable_date',
});
