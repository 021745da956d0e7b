import { type SQL, sql } from 'drizzle-orm';

/** Holds for an event `e` that everybody may find: nothing that is kept to partners, staff or a group, and no draft. */
export const isPublic: SQL = sql`(e.visibility = 'public' and ${isOut()})`;

/** The same for a partner who is signed in, who finds what is for partners too. */
export const isForPartners: SQL = sql`(e.visibility in ('public', 'partners') and ${isOut()})`;

function isOut(): SQL {
  return sql`e.published_at is not null and not exists (select 1 from restriction closed
    where closed.entity = 'event' and closed.entity_id = e.id and closed.lifted_at is null)`;
}
