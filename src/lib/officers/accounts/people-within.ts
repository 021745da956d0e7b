import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';

/** Whoever holds or held a role in one of these areas: a condition on the id of an officer. */
export const peopleWithin =
  (areas: readonly AreaId[]) =>
  (officerId: SQL): SQL =>
    areas.length === 0
      ? sql`false`
      : sql`exists (select 1 from role_grant g where g.officer_id = ${officerId} and g.area_id in ${[...areas]})`;

/** The id of the officer that a query over `officer` is at. */
export const thisOfficer = sql`officer.id`;

/** An account by its id, if it has or had a role in one of these areas. */
export async function personWithin(db: Db, areas: readonly AreaId[], id: OfficerId) {
  const [row] = await db
    .select({ id: officer.id, name: officer.name, email: officer.email })
    .from(officer)
    .where(and(eq(officer.id, id), peopleWithin(areas)(thisOfficer)));
  return row ?? null;
}
