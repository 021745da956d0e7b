import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { type Strand, strands } from './observations.ts';

export const levels = [1, 2, 3, 4, 5] as const;
/** A level of the scale, and a score of a strand: 1 is the lowest. */
export type Level = (typeof levels)[number];

/** What a level is called and how often what says it is looked at again: each force keeps a scale of its own. */
export const tensionLevel = pgTable(
  'tension_level',
  {
    level: smallint().$type<Level>().primaryKey(),
    label: text().notNull(),
    // "weekly"
    rhythm: text().notNull(),
    // After so many hours what was assessed is out of date.
    reviewHours: integer('review_hours').notNull(),
    meaning: text().notNull(),
  },
  (t) => [
    check('tension_level_known', sql`${t.level} between 1 and 5`),
    check('tension_level_reviewed', sql`${t.reviewHours} between 1 and 1488`),
  ],
);
keeps(tensionLevel, { purpose: 'tension', personal: [], retention: { none: 'A list of words.' } });

/** What a score of a strand means, so that two people score the same week alike. */
export const tensionAnchor = pgTable(
  'tension_anchor',
  {
    strand: text().$type<Strand>().notNull(),
    score: smallint()
      .$type<Level>()
      .notNull()
      .references(() => tensionLevel.level),
    words: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.strand, t.score] }),
    check('tension_anchor_strand', oneOf(t.strand, strands)),
  ],
);
keeps(tensionAnchor, { purpose: 'tension', personal: [], retention: { none: 'A list of words.' } });
