import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';

export const engagementTermKinds = ['type', 'topic', 'outcome', 'purpose'] as const;
export type EngagementTermKind = (typeof engagementTermKinds)[number];

/** A kind of engagement, a topic, an outcome or a purpose: closed lists that an administrator keeps. */
export const engagementTerm = pgTable(
  'engagement_term',
  {
    // "type_visit", "topic_hate_crime": the kind stands in front, so that no two lists share a code.
    code: text().primaryKey(),
    kind: text().$type<EngagementTermKind>().notNull(),
    label: text().notNull(),
    position: integer().notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    check('engagement_term_kind', oneOf(t.kind, engagementTermKinds)),
    check('engagement_term_code', sql`starts_with(${t.code}, ${t.kind} || '_')`),
  ],
);
keeps(engagementTerm, { purpose: 'engagement', personal: [], retention: { none: 'A list of words.' } });
