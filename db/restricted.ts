import { type SQL, sql } from 'drizzle-orm';
import type { OfficerId } from './schema/officers.ts';
import type { RestrictedKind } from './schema/restrictions.ts';

/**
 * Holds for a record that is not restricted, whose named readers include this officer, or for which they broke
 * the glass within the hour. Every list of a kind that can be restricted asks it.
 *
 * @param id the column that holds the record's id
 */
export const isOpenTo = (kind: RestrictedKind, id: SQL, reader: OfficerId, now: Temporal.Instant): SQL =>
  sql`not exists (select 1 from restriction closed
    where closed.entity = ${kind} and closed.entity_id = ${id} and closed.lifted_at is null
    and not exists (select 1 from restriction_reader named where named.restriction_id = closed.id
      and named.officer_id = ${reader} and named.removed_at is null)
    and not exists (select 1 from break_glass glass where glass.restriction_id = closed.id
      and glass.officer_id = ${reader} and glass.closes_at > ${now.toString()}::timestamptz))`;
