import { type SQL, sql } from 'drizzle-orm';
import type { RestrictedKind } from '#db/schema/restrictions.ts';

/** What is kept to a few, by the kind of record, in the middle of a sentence. */
export const restrictedWords: Readonly<Record<RestrictedKind, string>> = {
  training_session: 'the bookings of a training session',
  event: 'an event',
  impact_assessment: 'a community impact assessment',
};

// How people name a record of each kind; nothing of what it says.
const references: Readonly<Record<RestrictedKind, SQL>> = {
  training_session: sql`select s.reference from training_session s where s.id = restriction.entity_id`,
  event: sql`select e.slug from event e where e.id = restriction.entity_id`,
  impact_assessment: sql`select x.reference from impact_assessment x where x.id = restriction.entity_id`,
};

/** The reference of a restricted record, in a query of `restriction`. */
export const referenceOf = (): SQL<string> => {
  const cases = Object.entries(references).map(([kind, one]) => sql`when ${kind} then (${one})`);
  return sql<string>`case restriction.entity ${sql.join(cases, sql` `)} end`;
};
