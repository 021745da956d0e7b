import { type SQL, sql } from 'drizzle-orm';

/** Holds for an event `e` that everybody may find: nothing that is kept to partners, staff or a group, and no draft. */
export const isPublic: SQL = sql`(e.visibility = 'public' and e.published_at is not null and not exists (
  select 1 from restriction closed where closed.entity = 'event' and closed.entity_id = e.id
    and closed.lifted_at is null))`;
