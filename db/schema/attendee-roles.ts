import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { keeps } from './keeping.ts';

/** What somebody does where they work: for coverage by role, never for a rank. */
export const attendeeRole = pgTable('attendee_role', {
  code: text().primaryKey(),
  label: text().notNull(),
  position: integer().notNull(),
});
keeps(attendeeRole, { purpose: 'training', personal: [], retention: { none: 'A list of words.' } });
