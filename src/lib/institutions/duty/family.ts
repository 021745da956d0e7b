import { type SQL, sql } from 'drizzle-orm';
import type { InstitutionId } from '#db/schema/institutions.ts';

/**
 * The CTE `family (root, id)`: institutions with a Prevent duty, each with all records that were merged into it.
 * What hangs on a merged record counts for the one that it now belongs to, and once.
 */
export const family = (of: readonly InstitutionId[]): SQL => sql`
  family (root, id) as (
    select i.id, i.id from institution i join institution_type t on t.code = i.type_code
      where i.id = any(${idArray(of)}) and i.merged_into_id is null and t.has_prevent_duty
    union all
    select f.root, i.id from institution i join family f on i.merged_into_id = f.id
  )`;

/**
 * The CTE `bodies (root, members)`: the same, each with its records in one array. Asking of each by itself keeps
 * PostgreSQL with the indexes, and the time in proportion to how many are asked of.
 */
export const bodies = (of: readonly InstitutionId[]): SQL => sql`${family(of)},
  bodies as materialized (select root, array_agg(id) as members from family group by root)`;

/** Ids as one parameter, so that a statement stays the same however many there are. */
export const idArray = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

/** A moment as the day that it is in the UK. */
export const ukDayOf = (moment: SQL): SQL => sql`(${moment} at time zone 'Europe/London')::date`;
