import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

/** How often all teams together may visit one institution in 90 days before a page says so. The latest row holds. */
export const contactLimit = pgTable(
  'contact_limit',
  {
    id: uuid().$type<Id<'contact_limit'>>().defaultRandom().primaryKey(),
    visits: integer().notNull(),
    decidedAt: instant('decided_at').notNull(),
    // Null once nobody need know any more.
    decidedBy: uuid('decided_by')
      .$type<OfficerId>()
      .references(() => officer.id),
  },
  (t) => [index().on(t.decidedAt), check('contact_limit_visits', sql`${t.visits} between 1 and 50`)],
);
keeps(contactLimit, { purpose: 'institutions', personal: ['decided_by'], retention: 'session' });
