import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';

export const commsTermKinds = ['audience', 'channel', 'language'] as const;
export type CommsTermKind = (typeof commsTermKinds)[number];

export const directions = ['ltr', 'rtl'] as const;
/** The way in which a language is written. */
export type Direction = (typeof directions)[number];

/** Whom a message is for, by what it goes out, and in which language: closed lists that a force edits. */
export const commsTerm = pgTable(
  'comms_term',
  {
    // "audience_schools", "language_urdu": the kind stands in front, so that no two lists share a code.
    code: text().primaryKey(),
    kind: text().$type<CommsTermKind>().notNull(),
    label: text().notNull(),
    // A language as a browser knows it: "ur", "pa".
    tag: text(),
    direction: text().$type<Direction>(),
    position: integer().notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    check('comms_term_kind', oneOf(t.kind, commsTermKinds)),
    check('comms_term_code', sql`starts_with(${t.code}, ${t.kind} || '_')`),
    check('comms_term_direction', oneOf(t.direction, directions)),
    check('comms_term_label', sql`length(btrim(${t.label})) between 1 and 80`),
    check('comms_term_tag', sql`${t.tag} ~ '^[a-z]{2,3}(-[A-Za-z]{2,8})*$'`),
    check(
      'comms_term_language',
      sql`(${t.kind} = 'language') = (${t.tag} is not null) and (${t.kind} = 'language') = (${t.direction} is not null)`,
    ),
  ],
);
keeps(commsTerm, { purpose: 'impact', personal: [], retention: { none: 'A list of words.' } });
