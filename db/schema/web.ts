import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { keeps } from './keeping.ts';

/** How often an address used a form lately. The shape is the one rate-limiter-flexible reads. */
export const rateLimit = pgTable('rate_limit', {
  // The form and a keyed hash of the address, never the address.
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
});
keeps(rateLimit, { purpose: 'safety_of_the_site', personal: ['key'], retention: 'rate_limit' });
