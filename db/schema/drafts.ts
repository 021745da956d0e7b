import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

/** What somebody has typed into a long form and not yet sent. Only they see it. */
export const draft = pgTable(
  'draft',
  {
    id: uuid().$type<Id<'draft'>>().defaultRandom().primaryKey(),
    officerId: uuid('officer_id')
      .$type<OfficerId>()
      .notNull()
      .references(() => officer.id),
    form: text().notNull(),
    // The form's own token: an engagement that was sent takes its draft away.
    formToken: text('form_token').notNull(),
    typed: jsonb().$type<Record<string, string | string[]>>().notNull(),
    savedAt: instant('saved_at').notNull(),
    // How often it was saved, and by which open form last: another one must not write over what it has not seen.
    sequence: integer().notNull().default(1),
    savedFrom: text('saved_from').notNull().default(''),
    // When that form had sent it, by its own clock: what comes late is older than what stands.
    savedTurn: integer('saved_turn').notNull().default(0),
  },
  (t) => [
    uniqueIndex('draft_once').on(t.officerId, t.form, t.formToken),
    index('draft_saved').on(t.savedAt),
    check('draft_size', sql`pg_column_size(${t.typed}) <= 65536`),
  ],
);
keeps(draft, { purpose: 'engagement', personal: ['typed', 'officer_id'], retention: 'draft' });
