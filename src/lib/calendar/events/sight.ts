import { type SQL, sql } from 'drizzle-orm';
import { isOpenTo } from '#db/restricted.ts';
import type { OfficerId } from '#db/schema/officers.ts';

/**
 * Holds for an event `e` that is not kept from this officer. One for a named group whose group was never named, or no
 * longer stands, is seen by nobody but its author and its lead officer.
 */
export const isOpenEvent = (reader: OfficerId, now: Temporal.Instant): SQL => sql`(
  ${isOpenTo('event', sql`e.id`, reader, now)} and (e.visibility <> 'named_group' or ${reader}::uuid in (e.added_by, e.lead_officer_id)
    or exists (select 1 from restriction kept where kept.entity = 'event' and kept.entity_id = e.id
      and kept.lifted_at is null)))`;
