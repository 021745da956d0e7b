import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant, oneOf } from './columns.ts';
import { event, type EventId } from './events.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export const eventChangeKinds = [
  'drafted',
  'edited',
  'asked',
  'approved',
  'sent_back',
  'published',
  'moved',
  'postponed',
  'cancelled',
  'debriefed',
] as const;
export type EventChangeKind = (typeof eventChangeKinds)[number];

/** What happened to an event, when and by whom: its history. */
export const eventChange = pgTable(
  'event_change',
  {
    id: uuid().$type<Id<'event_change'>>().defaultRandom().primaryKey(),
    eventId: uuid('event_id')
      .$type<EventId>()
      .notNull()
      .references(() => event.id, { onDelete: 'cascade' }),
    kind: text().$type<EventChangeKind>().notNull(),
    at: instant().notNull(),
    by: who('by'),
    fromStartsAt: instant('from_starts_at'),
    toStartsAt: instant('to_starts_at'),
    // Why, or which fields changed.
    words: text(),
  },
  (t) => [index().on(t.eventId, t.at), check('event_change_kind', oneOf(t.kind, eventChangeKinds))],
);
keeps(eventChange, { purpose: 'calendar', personal: ['by', 'words'], retention: 'event' });

/** What we know after an event: facts and what we make of them stand apart. */
export const eventDebrief = pgTable(
  'event_debrief',
  {
    eventId: uuid('event_id')
      .$type<EventId>()
      .primaryKey()
      .references(() => event.id, { onDelete: 'cascade' }),
    headcount: integer().notNull(),
    // What people said of it, without names.
    feedback: text().notNull().default(''),
    // Our view.
    learned: text().notNull().default(''),
    writtenAt: instant('written_at').notNull(),
    writtenBy: who('written_by'),
    sequence: integer().notNull().default(0),
  },
  (t) => [check('event_debrief_headcount', sql`${t.headcount} between 0 and 100000`)],
);
keeps(eventDebrief, {
  purpose: 'calendar',
  personal: ['written_by', 'feedback', 'learned'],
  retention: 'event',
});
