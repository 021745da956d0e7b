import { type SQL, sql } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';

/** A list of ids as the database takes it. */
export const ids = (given: readonly string[]): SQL => sql`${`{${given.join(',')}}`}::uuid[]`;

/** A moment as the database takes it. */
export const at = (moment: Temporal.Instant): SQL => sql`${moment.toString()}::timestamptz`;

/** A moment as a number: reading three thousand texts as moments takes longer than the statement. */
export const epoch = (column: SQL): SQL => sql`date_part('epoch', ${column}) * 1000`;

/** What lies in one of some areas; what lies in none belongs to everybody, unless one area was chosen. */
export const liesIn = (column: SQL, areas: readonly AreaId[], isOneArea: boolean): SQL =>
  isOneArea
    ? sql`${column} = any(${ids(areas)})`
    : sql`(${column} is null or ${column} = any(${ids(areas)}))`;
