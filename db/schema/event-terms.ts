import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';

export const eventTermKinds = ['type', 'audience', 'access'] as const;
export type EventTermKind = (typeof eventTermKinds)[number];

/** Who may find an event: everybody, partners who are signed in, our staff, or the people named. */
export const visibilities = ['public', 'partners', 'staff', 'named_group'] as const;
export type Visibility = (typeof visibilities)[number];

/** A kind of event, whom it is for, or what helps people take part: closed lists that an administrator keeps. */
export const eventTerm = pgTable(
  'event_term',
  {
    // "type_surgery", "audience_families": the kind stands in front, so that no two lists share a code.
    code: text().primaryKey(),
    kind: text().$type<EventTermKind>().notNull(),
    label: text().notNull(),
    // Who usually sees events of this type: what a new form begins with.
    usualVisibility: text('usual_visibility').$type<Visibility>(),
    position: integer().notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    check('event_term_kind', oneOf(t.kind, eventTermKinds)),
    check('event_term_code', sql`starts_with(${t.code}, ${t.kind} || '_')`),
    check('event_term_visibility', oneOf(t.usualVisibility, visibilities)),
    check('event_term_usual', sql`(${t.kind} = 'type') = (${t.usualVisibility} is not null)`),
  ],
);
keeps(eventTerm, { purpose: 'calendar', personal: [], retention: { none: 'A list of words.' } });
